"""Jobs for the tests of bounded work: they run in a process of their own."""

import time

from frombelow.hall.kit.refusals import Refused


def double(report, number):
    report("Doubling {number} …", number=number)
    return number * 2


def length(report, content):
    return len(content)


def sleep(report):
    time.sleep(60)


def grow(report):
    return bytearray(4_000_000_000)


def write(report, path):
    with open(path, "wb") as file:
        file.write(b"a member's name")


def refuse(report):
    raise Refused("There are {seats} seats.", seats=3)
