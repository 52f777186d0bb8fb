"""Which two groups of actors a frame ties, under a meaning of its word."""

from __future__ import annotations

from kyodo_graph.drafting.syntax.frames import Frame
from kyodo_graph.drafting.syntax.meanings import Meaning

Ends = tuple[tuple[int, ...], tuple[int, ...]]
"""The groups at the two ends of a tie."""


def ends_of(frame: Frame, meaning: Meaning) -> Ends:
    """The groups that give and those that get; both empty where the frame tells neither."""
    if meaning.each:
        return _each(frame, meaning)
    if (frame.passive or frame.taken) and not meaning.as_told:
        return _turned(frame, meaning)
    subjects = frame.subjects
    if not subjects and "が" in meaning.givers and not meaning.as_told:
        # 運営は市から団体に委託する: who is under から acts.
        subjects = frame.groups("から")
    getters = _every if meaning.every else _first
    return (
        _first(frame, meaning.givers, subjects),
        getters(frame, meaning.getters, subjects) or frame.gap,
    )


def _first(frame: Frame, cases: tuple[str, ...], subjects: tuple[int, ...]) -> tuple[int, ...]:
    for case in cases:
        found = subjects if case == "が" else frame.groups(case)
        found = tuple(g for g in found if case == "が" or g not in subjects)
        if found:
            return found
    return ()


def _every(frame: Frame, cases: tuple[str, ...], subjects: tuple[int, ...]) -> tuple[int, ...]:
    found = [g for case in cases for g in frame.groups(case) if g not in subjects]
    return tuple(dict.fromkeys(found))


def _turned(frame: Frame, meaning: Meaning) -> Ends:
    """Ends of 支援される and 支援を受ける: who acts is under による, から, に or の."""
    if "が" not in meaning.givers and "が" not in meaning.getters:
        return (), ()
    agents = ("による", "から", "の") if frame.taken else ("による", "から", "に")
    agent = _first(frame, agents, frame.subjects)
    patient = frame.subjects or _first(frame, meaning.getters, agent)
    patient = tuple(g for g in patient if g not in agent)
    return (agent, patient) if "が" in meaning.givers else (patient, agent)


def _each(frame: Frame, meaning: Meaning) -> Ends:
    return frame.subjects, tuple(
        g for case in meaning.each for g in frame.groups(case) if g not in frame.subjects
    )


def among(frame: Frame, ends: Ends) -> tuple[int, ...]:
    """The groups of which each is tied with each other: those that act together (A、Bが連携する),
    those that と joins before a noun (AとBとの連携), those that own it (A、Bの連携)."""
    actors, others = ends
    if actors:
        return () if others else actors
    if others:
        return others if len(others) > 1 else ()
    return frame.groups("の") or frame.groups("による")
