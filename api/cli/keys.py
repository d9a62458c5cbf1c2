"""Keys: who may read more than what is public, curate packs, or administer the library."""

from __future__ import annotations

from typing import Annotated

import typer

from api.bootstrap import Library
from api.cli.console import Console
from api.settings import load_settings
from corpus.access_keys import Role

app = typer.Typer(help="Keys for access mode `keys`.", no_args_is_help=True)


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Who the key is for.")],
    role: Annotated[Role, typer.Option(help="What the holder may do.")] = Role.READER,
    network: Annotated[bool, typer.Option("--network", help="May read network documents.")] = False,
    group: Annotated[
        list[str] | None, typer.Option(help="A group whose documents to read.")
    ] = None,
) -> None:
    """Make a key. It is printed once and kept only as a hash."""
    settings, console = load_settings(), Console.from_environment()
    with Library(settings) as library:
        _, key = library.store.add_key(name, role, in_network=network, groups=tuple(group or ()))
    console.say("key-created", name=name, role=role.value)
    console.line(key)


@app.command(name="list")
def list_keys() -> None:
    """List keys, by id: none can be shown again."""
    settings, console = load_settings(), Console.from_environment()
    with Library(settings) as library:
        keys = library.store.list_keys()
    if not keys:
        console.say("key-none")
    for key in keys:
        state = console.messages.text("key-state", state="revoked" if key.revoked_at else "valid")
        opens = ", ".join(["public", *(["network"] if key.in_network else []), *key.groups])
        console.line(f"{key.id}  {state:8}  {key.role.value:14}  {opens:20}  {key.name}")


@app.command()
def revoke(
    key: Annotated[str, typer.Argument(help="Id of the key, from `sankofa key list`.")],
) -> None:
    """Make a key open nothing from now on."""
    settings, console = load_settings(), Console.from_environment()
    with Library(settings) as library:
        library.store.revoke_key(key)
        holder = next(one.name for one in library.store.list_keys() if one.id == key)
    console.say("key-revoked", name=holder)
