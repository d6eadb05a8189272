# zsh -f zsh_offers.zsh: standard input has lines "TYPED|WORD...": what is typed behind "postconv",
# and words that ./_postconv must then offer. They are typed into a zsh of its own.
zmodload zsh/zpty && zmodload zsh/zselect || exit 1

cat >set_up <<'END'
PROMPT=
fpath=($PWD $fpath)
autoload -Uz compinit && compinit -u -D
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab no
# What is offered goes to a file; END comes when all is there. Zsh forgets the function each time.
compadd() {
  if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
    local -a found
    builtin compadd -A found "$@"
    (( $#found )) && print -rl -- $found >>offers
  fi
  builtin compadd "$@"
}
end-offers() {
  print END >>offers
  comppostfuncs=(end-offers)
}
comppostfuncs=(end-offers)
print END >>offers
END

# A minute, for machines that have other things to do.
wait_for_end() {
  repeat 600; do
    [[ -f offers && $(<offers) == *END* ]] && return
    zselect -t 10
    zpty -r -t tested >/dev/null
  done
  print -r "no answer for $1"
  exit 1
}

zpty -b tested zsh -f -i
zpty -w tested 'source ./set_up'
wait_for_end 'source ./set_up'
faults=0
while IFS='|' read -r typed expected; do
  rm -f offers
  zpty -w -n tested $'\C-U'"postconv $typed"$'\t'
  wait_for_end $typed
  for word in ${=expected}; do
    grep -qxF -- $word offers && continue
    print -r "for \"$typed\" zsh does not offer $word but ${(j: :)${(f)$(<offers)}}"
    faults=1
  done
done
zpty -d tested
exit $faults
