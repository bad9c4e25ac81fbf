"""``abaudit explain``: why a number has its verdict, and what a rule means."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, progress, streams
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import click

    from abaudit.audit import Case
    from abaudit.cli.outputs import Output
    from abaudit.cli.preparation import Request
    from abaudit.model.rulebook import Rule, RuleSet
    from abaudit.reports.explanation import Explained

HELP = _(
    "Explain a rule (AB104), or why a number of your exports has its verdict and what would change it.\n\n"
    "A number is named by its id (N-0007), by a contact that has it (C-0003), or as it is written. Ids are those of "
    "“abaudit audit” with the same exports and options. This is your own look at your own files, so it shows names and "
    "numbers unless --show id is given."
)


class Explain(typer.core.TyperCommand):
    """A command whose ``--in`` takes every file name that follows it, as a shell's ``*.vcf`` gives them."""

    def parse_args(self, ctx: click.Context, arguments: list[str]) -> list[str]:
        """Write ``--in a b`` as ``--in a --in b``; what looks like an id stays one."""
        return super().parse_args(ctx, list(_each_with_its_option(arguments)))


CLASS = Explain
"""What parses its arguments."""


def explain(  # noqa: D103 - HELP is its description, in the user's language
    what: Annotated[
        list[str],
        typer.Argument(
            metavar=_("RULE|ID|NUMBER..."),
            help=_("Rules by id or name; numbers (N-0007), contacts (C-0003) or telephone numbers of the exports."),
        ),
    ],
    *,
    exports: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar=_("EXPORT..."),
            help=_("The address books, in the order in which they were audited; - is standard input."),
        ),
    ] = None,
    ledger: args.LedgerFile = "",
    rules: args.RulesFolder = "",
    recipient: args.RecipientName = "",
    region: args.Region = "",
    on: args.On = "",
    output: args.PlainOutput = None,
    show: Annotated[
        str,
        typer.Option(
            "--show",
            metavar="id|full",
            help=_("Whether to show names and numbers: full is the default, except in CI (variable CI)."),
        ),
    ] = "",
    already_shared: args.AlreadyShared = "",
    already_shared_on: args.AlreadySharedOn = "",
    phone_column: args.PhoneColumn = None,
    name_column: args.NameColumn = None,
    as_layout: args.AsLayout = "",
    encoding: args.Encoding = "",
    config: args.Config = "",
    lang: args.Lang = "",  # noqa: ARG001 - read before the commands are imported
) -> int:
    from abaudit.cli import inputs, outputs, preparation
    from abaudit.errors import UsageError

    if show not in ("", "id", "full"):
        raise UsageError(_("--show: write one of {shows}.").format(shows="id, full"))
    full = show == "full" or (not show and not os.environ.get("CI"))
    if full:
        outputs.refuse_open_file(output or ())
    asked = preparation.request(
        exports or (),
        ledger=ledger,
        rules=rules,
        recipient=recipient,
        region=region,
        on=on,
        fail_on="any",
        options=inputs.options(phone_column, name_column, as_layout, encoding),
        config=config,
        already_shared=already_shared,
        already_shared_on=already_shared_on,
    )
    wanted = outputs.parse(output or (), ["json", "terminal"], asked.inputs, quiet=False)
    if asked.exports:
        progress.step(_("Reading {name}").format(name=", ".join(asked.exports)))
    _write(_Answer(what, asked), wanted, full=full)
    return 0


class _Answer:
    """Everything that was asked for, found; `UsageError` for the first thing that is not there."""

    def __init__(self, what: Sequence[str], asked: Request) -> None:
        from abaudit import rulefiles

        self.explained = _explained(asked) if asked.exports else None
        self.ruleset = self.explained.ruleset if self.explained else rulefiles.load(asked.rules)
        self.rules: list[Rule] = []
        self.contacts: list[tuple[str, list[str]]] = []
        cases: dict[str, Case] = {}
        for one in what:
            rule = _rule(one, self.ruleset)
            if rule is not None:
                self.rules.append(rule)
                continue
            found = self._found(one)
            cases.update((case.number.id, case) for case in found)
        self.explanations = [self.explained.explain(case) for case in cases.values()] if self.explained else []

    def _found(self, one: str) -> Sequence[Case]:
        from abaudit.errors import UsageError

        if self.explained is None:
            raise UsageError(self._refusal(one, _("Name the exports that this is to be looked up in with --in.")))
        contact = _running(one, "C")
        if contact:
            cases = self.explained.of_contact(contact)
            if int(contact[2:]) not in range(1, len(self.explained.contacts) + 1):
                raise UsageError(_unknown(contact, "C", len(self.explained.contacts)))
            self.contacts.append((contact, [case.number.id for case in cases]))
            return cases
        number = _running(one, "N")
        case = self.explained.number(number) if number else self._stable(one) or self.explained.written(one)
        if case is not None:
            return (case,)
        if number:
            raise UsageError(_unknown(number, "N", len(self.explained.cases)))
        message = _("No field of these exports holds this number or text; “abaudit inspect” shows what they hold.")
        raise UsageError(self._refusal(one, message))

    def _stable(self, one: str) -> Case | None:
        """The only number whose stable id is or begins with *one*; None where that is no such id."""
        from abaudit.cli import keys
        from abaudit.errors import UsageError

        if self.explained is None or not _STABLE.fullmatch(one):
            return None
        key = keys.demand(keys.find(), _("An id like this one"))
        found = [
            case
            for case in self.explained.cases
            if key.pseudonym(case.number.text, exact=case.number.e164 is not None).startswith(one)
        ]
        if len(found) != 1:
            message = _("{count} numbers of these exports have this id or one that begins so.")
            raise UsageError(message.format(count=len(found)))
        return found[0]

    def _refusal(self, one: str, no_such_number: str) -> str:
        """Why *one* cannot be explained: it names no rule, or, where it can be a number's name, *no_such_number*.

        Quotes nothing but ids and names of rules.
        """
        from abaudit.documents import suggest

        rules = self.ruleset.everything
        words = [word for rule in rules for word in (rule.id, rule.name)]
        guess = suggest(one, words) if one[:1].isalpha() and not _RUNNING.fullmatch(one) else ""
        if not guess and any(sign.isdigit() for sign in one) and not _RULE.fullmatch(one):
            return no_such_number
        message = _("There is no rule of this name; “abaudit rules list” shows them all.")
        return f"{_('Did you mean “{word}”?').format(word=guess)} {message}" if guess else message


_RUNNING = re.compile(r"([NC])-?0*([0-9]{1,9})", re.IGNORECASE | re.ASCII)
_STABLE = re.compile(r"(?=.*[a-f])[0-9a-f]{8,32}|[0-9]{32}", re.ASCII)
"""An id that was made with a key, or the beginning of one; digits alone may be a telephone number."""
_RULE = re.compile(r"[A-Z]{2,8}[0-9]{3}", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"[-+0-9 ()./]*[0-9][-+0-9 ()./]*", re.ASCII)


def _each_with_its_option(arguments: Sequence[str]) -> Iterator[str]:
    expected = further = False
    for place, argument in enumerate(arguments):
        if argument == "--":
            yield from arguments[place:]
            return
        if expected or argument == "-" or not argument.startswith("-"):
            if further and not expected and not _looks_like_id(argument):
                yield "--in"
            expected = False
        else:
            expected = further = argument == "--in"
        yield argument


def _looks_like_id(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in (_RUNNING, _STABLE, _RULE, _NUMBER))


def _explained(asked: Request) -> Explained:
    from abaudit.cli import preparation
    from abaudit.reports.explanation import Explained

    prepared = preparation.prepare(asked)
    return Explained(
        exports=prepared.exports,
        sources=prepared.sources,
        ledger=prepared.ledger,
        ruleset=prepared.ruleset,
        scope=prepared.scope,
    )


def _rule(written: str, ruleset: RuleSet) -> Rule | None:
    """The rule with this id or name, however its case."""
    folded = written.strip().casefold()
    rules = ruleset.everything
    return next((rule for rule in rules if folded in (rule.id.casefold(), rule.name)), None)


def _running(written: str, letter: str) -> str:
    """The running id that *written* means (n-7 is N-0007), or empty."""
    found = _RUNNING.fullmatch(written.strip())
    return f"{letter}-{int(found[2]):04}" if found and found[1].upper() == letter else ""


def _unknown(written: str, letter: str, count: int) -> str:
    message = _("There is no {id} in these exports; the last is {last}.")
    return message.format(id=written, last=f"{letter}-{count:04}")


def _write(answer: _Answer, wanted: Sequence[Output], *, full: bool) -> None:
    """To every output, named files first."""
    from abaudit.cli import outputs
    from abaudit.reports import explain_output

    for one in sorted(wanted, key=lambda one: one.path is None):
        if one.format == "json":
            data = explain_output.to_json(
                answer.explained, answer.explanations, answer.rules, answer.contacts, full=full
            )
        else:
            data = _text(answer, full=full).encode("utf-8", "replace")
        if one.path is not None:
            outputs.write_file(one.path, data, private=full)
        elif one.format == "json":
            streams.say_bytes(data)
        else:
            streams.say(data.decode())


def _text(answer: _Answer, *, full: bool) -> str:
    from abaudit.cli import outputs
    from abaudit.reports import explain_output, explain_rule
    from abaudit.reports.plain import typewriter

    parts = [list(explain_rule.as_lines(rule, answer.ruleset)) for rule in answer.rules]
    parts += [
        [(0, _("{contact} has no phone entry, so there is nothing to judge.").format(contact=contact))]
        for contact, numbers in answer.contacts
        if not numbers
    ]
    parts += [list(explain_output.number_lines(one, full=full)) for one in answer.explanations]
    if answer.explained is not None and answer.explanations:
        parts.append(list(explain_output.box_lines(answer.explained)))
    lines = [line for part in parts for line in ((0, ""), (0, ""), *part)][2:]
    text = explain_output.to_text(lines, outputs.screen_width())
    return text if streams.can_draw() else typewriter(text)
