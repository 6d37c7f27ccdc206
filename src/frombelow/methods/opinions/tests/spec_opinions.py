"""The map of opinion: what it is, its formulas, worked examples, what it cannot do. Printed into docs/methods/opinions.md."""

from __future__ import annotations

import pytest

from frombelow.methods.opinions.tests.spec_shape import About, Example, check

ABOUT = About(
    name="The map of opinion",
    what=(
        "People read short statements, one at a time, and agree, disagree or pass; they can add statements but not answer any. From these votes alone follow: what "
        "unites people across their differences, whether there are groups who vote alike and how sure that is, what tells each group from the others, what divides "
        "them, and of what too little is known. It shows opinions to think about; it decides nothing.\n\n"
        "The same votes give the same answer to the last digit, in whatever order lines and columns stand and on however many processors. "
        "Nothing is drawn by chance. `frombelow opinions FILE.csv` prints the answer, `--json` all its figures, `--picture FILE.svg` (or `.png`) draws the map."
    ),
    how=(
        (
            "The plane",
            "1. A vote is 1 (agree), −1 (disagree) or 0 (pass). The *center* of a statement is the mean of its votes. A missing vote counts as the center.\n"
            "2. The plane is spanned by the two eigenvectors of the statements' covariance with the greatest eigenvalues: the two directions in which votes differ most. "
            "With V the votes (missing = 0), M the marks of who voted and c the center, the covariance is VᵀV − VᵀM·c − (VᵀM·c)ᵀ + MᵀM·ccᵀ; the three products are tables of whole numbers.\n"
            "3. A person stands at √(n / v) · Σ (vote − center) · loading, over the v statements she has voted on, of n. The root moves those who voted little away from the middle.\n"
            "4. Who has voted on fewer than 7 statements (or on not all, if there are fewer) has no place yet. If that leaves fewer than 15 people, the 15 most active are placed.\n"
            "5. Statements a moderator took out, and statements about the people themselves, count as if everybody had passed on them: they move nobody and are listed nowhere.",
        ),
        (
            "Groups",
            "People who stand near each other are grouped by k-means for 2 to 5 groups (at most 2 + people / 12), from fixed starts: cuts of the map along eight directions, points as "
            "far from each other as can be, and the answer for one group less with one group cut in two. More than 1,024 people are first drawn together into 1,024 cells of "
            "neighbors; at the end everyone goes to the nearest center. A group has at least 5 people.\n\n"
            "The number of groups is the one with the highest *silhouette*: 1 where everyone is far nearer to her own group than to the next, 0 on the border. All silhouettes are published.\n\n"
            "**How sure is that?** A hash of each person's key puts her into one of ten pieces; half of the pieces are a *half-sample*; twenty of these get a map and groups of their own. "
            "The stability of a group is the mean likeness (Jaccard index: people in both ÷ people in either) with the group of the half-sample that is most like it. "
            "A half-sample with too few people for as many groups counts 0.\n\n"
            "| answer | when |\n|---|---|\n"
            "| clear | silhouette ≥ 0.35, every group's stability ≥ 0.75, at least half of the half-samples show the same number of groups |\n"
            "| doubtful | silhouette ≥ 0.35 and every group's stability ≥ 0.60 |\n"
            "| no clear groups | anything less. All figures are then about everyone together |\n"
            "| too few people | no number of groups leaves 5 people in each |",
        ),
        (
            "What unites",
            "The *group-informed consensus* of a statement is Π (agree + 1) / (seen + 2) over the groups, and the same with disagree: a large group cannot outvote a small one. The "
            "list is ordered by the greater of the two. A statement *unites* if in every group z = 2·√(seen + 1)·((agree + 1)/(seen + 1) − ½) is above 1.2816 (more than half, sure at 90 %).\n\n"
            "Beside it stands the plain majority of all: (agree + 1)/(seen + 2) above one half and z above 1.2816, five each way, by share × z.",
        ),
        (
            "What speaks for a group",
            "A statement speaks for a group if its members agree (or disagree) by more than half, z > 1.2816, and more than all others do: "
            "the test of two shares (one success and one trial added to each) is above 1.2816 too. The order is by ratio of shares × z of the difference × share × z. First stands the group's best "
            "agreement, so that no group is told only by what it is against; five at most.",
        ),
        (
            "What divides, what is uncertain",
            "A statement divides two groups if the difference of their shares of agreement is surely at least 20 points: the lower end of Newcombe's interval (method 10), widened "
            "for the number of pairs of groups, decides and orders the list. Beside it stands the correlation ratio η², the part of the variance of votes that lies between groups.\n\n"
            "A statement is uncertain if Wilson's 95 % interval of agreement among all is wider than 30 points, or if fewer than 5 people of a group have voted on it.",
        ),
        (
            "Which statement comes next",
            "A statement is asked with the weight [(1 − passed)·(extremity + 1)·agreed·(1 + 8·2^(−seen/5))]², where passed = (pass + 1)/(seen + 2), agreed = (agree + 1)/(seen + 2), and "
            "extremity is the distance from the middle at which a single agreement would place a person. Statements about the people themselves weigh 49. The choice is a lot that anyone can draw again: SHA-256 of "
            "`seed|person|how many she has seen`.",
        ),
        (
            "Privacy",
            "A group of fewer than 5 people (it can only be given, never found) is not broken down: no counts, no statements, no members; "
            "and if all such groups together are fewer than 5 people, the next smallest is hidden with them, so that nobody can be found by subtraction.",
        ),
        (
            "A conversation that goes on",
            "`live.update` changes the tables where one vote changes them and draws the map anew. Its answer is that of all votes from scratch, except that stability is the one measured last "
            "as long as the number of groups stays; `live.measured` brings it up to date.",
        ),
    ),
    sources=(
        "C. Small, M. Bjorkegren, T. Erkkilä, L. Shaw, C. Megill, “Polis: scaling deliberation by mapping high dimensional opinion spaces”, Recerca 26 (2021); the formulas of the plane, of what speaks for a group, of consensus and of routing are those of the Polis engine, and are tested against what it published on four conversations",
        "C. Lanczos (1950); B. N. Parlett, “The symmetric eigenvalue problem” (1980), for the eigenvectors",
        "P. J. Rousseeuw, “Silhouettes”, J. Comput. Appl. Math. 20 (1987), 53–65",
        "C. Hennig, “Cluster-wise assessment of cluster stability”, Comput. Stat. Data Anal. 52 (2007), 258–271, for stability and its bounds of 0.60 and 0.75",
        "L. Hubert, P. Arabie, “Comparing partitions”, J. Classification 2 (1985), 193–218, for the likeness of two ways of grouping",
        "E. B. Wilson (1927), and R. G. Newcombe, “Interval estimation for the difference between independent proportions”, Stat. Med. 17 (1998), 873–890, for the intervals",
    ),
    weaknesses=(
        "A plane has two directions. Four camps that differ in three ways look like fewer; what the plane shows of all variance stands in the answer.",
        "Where opinions lie along a line without gaps, k-means cuts the line, and the cut may be stable. The silhouette is then high although there is no gap: look at the picture.",
        "Who votes little stands far out (the root in formula 3), so groups of hasty voters can look extreme.",
        "Groups are found among those who took part. Nothing here makes them stand for anybody else.",
        "A statement few have seen can head the list by luck only until it is seen more: (agree + 1)/(seen + 2) draws it toward one half.",
        "Sixty people can show two groups clearly only if they hold their views firmly; below about thirty people the answer is nearly always “no clear groups”.",
    ),
    measured=(
        ("people × statements", "made without groups: clear / doubtful / none", "two camps holding their view with 90 %: clear / doubtful / none"),
        ("20 × 8", "0 / 0 / 35", "0 / 0 / 8"),
        ("30 × 10 and 30 × 12", "0 / 4 / 39", "4 / 1 / 3"),
        ("60 × 12 and 60 × 20", "0 / 2 / 42", "8 / 0 / 0"),
        ("400 × 40", "0 / 0 / 18", ""),
        ("1,500 × 80", "0 / 0 / 18", ""),
    ),
)  # fmt: skip

NIGHT = ("More night buses", "Longer shifts, longer weekends", "Strike before the holidays", "A break room for all")

EXAMPLES = (
    Example(
        "What unites, with one group three times as large",
        NIGHT,
        ("30: + + - +", "8: + - + +", "2: - - + ."),
        groups=(0, 1, 1),
        sentences=(
            "The 2 groups were given.",
            "4: More than half of every group agree: A 100 %, B 100 %.",
            "1: More than half of every group agree: A 100 %, B 80 %.",
            "2: 30 of 40 who voted agree (75 %).",
            "2: Not every group agrees: A 100 %, B 0 %.",
            "2: 30 of 30 in group A agree, 0 of 10 of all others.",
            "3: 100 % of group B agree, 0 % of group A: a difference of 70 to 100 points.",
        ),
        note="Three of four people want longer shifts, but only because one group is large; the list of what unites begins with what both want.",
    ),
    Example(
        "Two groups are found",
        (
            "We should sit down with management first", "The staff can speak for us", "A petition is enough for now",
            "We should strike before the holidays", "Bargaining should be open to all", "Every floor elects its own speaker",
            "Nobody is left behind", "Minutes go to everyone the same week",
        ),
        (
            "12: + + + - - - + +", "1: - + + - - - + +", "1: + - + - . - + +", "1: + + - - - - + +", "1: + + . + - - + +", "1: + + + - + - + +",
            "1: . + + - - + + +", "1: + + + - - - 0 +", "1: + + + - - - . 0", "10: - - - + + + + +", "1: + - - + + + + +", "1: - + - + . + + +",
            "1: - - + + + + + +", "1: - - . - + + + +", "1: - - - + - + + +", "1: . - - + + - + +", "1: - - - + + + 0 +", "1: - - - + + + . 0",
        ),
        sentences=(
            "2 groups. When half of the people are left out, every group comes back with a likeness of at least 1.00 on average; 20 of 20 halves show the same number of groups.",
            "8: More than half of every group agree: A 95 %, B 94 %.",
            "7: More than half of every group agree: A 95 %, B 94 %.",
            "1: Not every group agrees: A 95 %, B 6 %.",
            "4: 17 of 18 in group B agree, 1 of 20 of all others.",
            "2: 95 % of group A agree, 6 % of group B: a difference of 62 to 96 points.",
        ),
        note="They part over how to go about it, and want the same minutes.",
    ),
    Example(
        "No clear groups",
        ("A", "B", "C", "D"),
        ("5: + + + -", "5: + - - +", "5: - + - +", "5: - - + -", "5: + + - -", "5: - - + +", "5: + - + -", "5: - + - +"),
        sentences=("1: 20 of 40 who voted agree (50 %).",),
        note="All views stand beside each other in equal strength: whatever border is drawn, half of the people draw another.",
    ),
    Example(
        "Too few people",
        ("A", "B"),
        ("3: + -", "4: - +"),
        sentences=(
            "Too few people to look for groups: 7 have voted on enough statements to have a place on the map, and no group may have fewer than 5.",
        ),
    ),
    Example(
        "What is uncertain",
        ("A", "B"),
        ("20: + .", "20: - .", "3: + +"),
        groups=(0, 1, 0),
        sentences=(
            "2: Votes so far: 3. Between 44 and 100 % would agree. Fewer than 5 of group B have voted.",
        ),
    ),
    Example(
        "A group too small to be told about",
        ("A", "B"),
        ("20: + -", "20: - +", "6: + +", "4: - -"),
        groups=(0, 1, 2, 3),
        sentences=(
            "1: Not every group agrees: A 100 %, B 0 %.",
            "Group C is too small to be told about.",
            "Group D is too small to be told about.",
        ),
        note="Four people would be told from the rest by subtraction, so the six beside them are not told about either.",
    ),
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(example)
