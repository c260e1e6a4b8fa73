"""Runs a Pulumi program in Python by the SDK's own runtime; started with the arguments of Pulumi's runners."""

import argparse
import asyncio
import logging
import os
import runpy
import sys
import traceback

try:
    import pulumi
    import pulumi.runtime
    from pulumi.output import Unknown
except ImportError:
    # By this code the caller knows, and says what to do.
    sys.exit(78)

# The text by which Pulumi's wire form says "unknown".
UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
# Where the keys go that were required and missing; set where they are to be answered by unknowns.
MISSING_KEYS_FILE = os.environ.get("KTM_MISSING_CONFIG")


class UnknownValue(str, Unknown):
    """What nobody knows; as a list it has one item, so that what is declared for each item is declared once."""

    def __new__(cls):
        return super().__new__(cls, UNKNOWN)

    truth = True

    def __bool__(self):
        return UnknownValue.truth

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _key):
        return self

    def __iter__(self):
        return iter([self])

    def get(self, _key, _default=None):
        return self


class UnknownResult(dict):
    """The result of a function that nobody answers: whatever is asked of it is unknown."""

    def __missing__(self, _key):
        return UnknownValue()

    def get(self, _key, _default=None):
        return UnknownValue()


def read_arguments():
    parser = argparse.ArgumentParser()
    names = "monitor engine organization project stack root-directory pwd parallel"
    for name in names.split():
        parser.add_argument(f"--{name}")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("program")
    return parser.parse_args()


def configure(arguments):
    runtime = pulumi.runtime
    runtime.set_all_config(runtime.get_config_env(), runtime.get_config_secret_keys_env())
    settings = {
        "monitor": arguments.monitor,
        "engine": arguments.engine,
        "project": arguments.project,
        "stack": arguments.stack,
        "parallel": int(arguments.parallel),
        "dry_run": True,
        "organization": arguments.organization,
        "root_directory": arguments.root_directory,
    }
    # Former releases know fewer settings.
    known = runtime.Settings.__init__.__code__.co_varnames
    runtime.configure(runtime.Settings(**{k: v for k, v in settings.items() if k in known}))


def answer_config():
    """Encrypted and missing configuration is unknown, whatever type the program asks for."""
    config = pulumi.Config

    def wrap(name, is_required):
        original = getattr(config, name, None)
        if original is None:
            return

        def answer(self, key, *rest, **named):
            value = self._get(key)
            if is_required and value is None and MISSING_KEYS_FILE:
                with open(MISSING_KEYS_FILE, "a", encoding="utf-8") as file:
                    file.write(f"{self.full_key(key)}\n")
                value = UNKNOWN
            if value == UNKNOWN:
                return UnknownValue()
            return original(self, key, *rest, **named)

        setattr(config, name, answer)

    for kind in ("bool", "int", "float", "object"):
        wrap(f"_get_{kind}", False)
        wrap(f"_require_{kind}", True)
    wrap("_require", True)


def answer_functions():
    rpc = pulumi.runtime.rpc

    def wrap(name, result_of, replaced):
        original = getattr(rpc, name, None)
        if original is None:
            return

        def answer(*arguments, **named):
            answered = original(*arguments, **named)
            result = result_of(answered)
            if not isinstance(result, dict) or not isinstance(result.get("unanswered"), Unknown):
                return answered
            return replaced(answered, UnknownResult(result))

        setattr(rpc, name, answer)

    answer_types()
    wrap("deserialize_properties", lambda answered: answered, lambda _answered, result: result)
    wrap(
        "deserialize_properties_unwrap_secrets",
        lambda answered: answered[0],
        lambda answered, result: (result, *answered[1:]),
    )


def answer_types():
    """Classes of results check the type of what is true; of a result that nobody gave each part is unknown."""
    original = getattr(pulumi._types, "output_type_from_dict", None)
    if original is None:
        return

    def answer(cls, output):
        if not isinstance(output.get("unanswered"), Unknown):
            return original(cls, output)
        UnknownValue.truth = False
        try:
            return original(cls, UnknownResult(output))
        finally:
            UnknownValue.truth = True

    pulumi._types.output_type_from_dict = answer


def traceback_of(error):
    """The traceback without the frames that lead to the program."""
    frames = error.__traceback__
    outer = frames
    while outer is not None and not is_runpy(outer):
        outer = outer.tb_next
    while outer is not None and is_runpy(outer):
        outer = outer.tb_next
    return "".join(traceback.format_exception(type(error), error, outer or frames))


def is_runpy(frames):
    return "runpy" in frames.tb_frame.f_code.co_filename


def run(program):
    # Pulumi leaves behind what nobody waits for any more; that is no news.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(
            pulumi.runtime.run_in_stack(lambda: run_path(program))
        )
        return 0
    except pulumi.RunError as error:
        pulumi.log.error(str(error))
    except BaseException as error:
        if isinstance(error, SystemExit) and error.code in (None, 0):
            return 0
        pulumi.log.error(traceback_of(error))
    finally:
        sys.stdout.flush()
    return 1


def run_path(program):
    if not os.path.isdir(program):
        sys.path.insert(0, os.path.dirname(program))
    runpy.run_path(program, run_name="__main__")


arguments = read_arguments()
configure(arguments)
answer_config()
answer_functions()
sys.argv = [arguments.program]
# What is beside the starter is none of the program's business.
sys.path[:] = [each for each in sys.path if each != os.path.dirname(os.path.abspath(__file__))]
code = run(os.path.abspath(arguments.program))
sys.stderr.flush()
os._exit(code)
