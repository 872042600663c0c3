"""Questions made from the figures and sentences of reports, in everyday words where the word lists know them; a third of them have no answer.

    python3 src/training/pseudo.py --data /tmp/reading --root . --out /tmp/reading/pseudo.jsonl

Each line names passages of passages.jsonl by number: {"question": …, "passages": [numbers], "right": [true, false, …]}.
"""
import argparse
import collections
import json
import math
import pathlib
import random
import re

LEVEL = ["{t}{i}是多少", "{t}{i}有多少", "{t}{i}多少{u}", "{t}{i}达到多少", "{t}{i}", "{t}{i}到底有多少", "{i}{t}是几{u}", "{t}{i}一共多少{u}", "{i}，{t}做到多少", "{t}{i}总额多少", "{t}{i}总共几{u}", "{i}{t}数是几"]
GROWTH = ["{t}{i}增长多少", "{t}{i}涨了几个点", "{t}{i}增速", "{t}{i}比上年多了百分之几", "{i}{t}增幅多大", "{t}{i}长了多少", "{i}{t}涨幅", "{t}{i}的增长率是多少", "{t}{i}要增几个点", "{t}{i}快了还是慢了，多少", "{t}{i}多了几成"]
FALL = ["{t}{i}下降多少", "{t}{i}降了几个点", "{t}{i}降幅", "{t}{i}少了百分之几", "{t}{i}减了多少", "{i}{t}降低了多少"]
SHARE = ["{t}{i}是多少", "{t}{i}达到百分之几", "{t}{i}占多少", "{i}{t}比例多高", "{t}{i}有百分之多少", "{t}{i}几成", "{t}{i}提高到多少"]
RANK = ["{t}{i}排第几", "{t}{i}第几位", "{i}{t}在全国排多少名", "{t}{i}名次", "{t}{i}排名第几"]
COUNT = ["{t}{i}多少{u}", "{t}{i}几{u}", "{t}{i}有多少", "{t}一共{i}多少{u}", "{t}{i}了多少{u}", "{i}{t}数量", "{t}到底{i}多少", "{t}{i}，几{u}", "{t}{i}个数是多少"]
BY_KIND = {"Level": LEVEL, "Growth": GROWTH, "Share": SHARE, "Rank": RANK, "Count": COUNT, "Ratio": SHARE, "Change": GROWTH, "Duration": ["{t}{i}多久", "{t}{i}多少{u}", "{t}{i}几{u}"]}
TIMES = {"Actual": ["去年", "{y}年", "上年", "过去一年", "", "去年一年", "这一年"], "Target": ["今年", "今年计划", "{y}年目标", "今年打算", "今年要", "今年预期", "新一年"], "Plan": ["今年", "今年计划", "{y}年"]}
BEFORE = ["", "", "", "", "", "请问", "想问下", "我想知道", "老听说", "帮我查一下", "麻烦问下"]
BEHIND = ["", "", "", "", "", "？", "？", "呀", "啊", "呢", "，谢谢", "？给个准数"]
# What else could be asked of a thing: ways to ask, how a text looks that may hold it, and the units of a figure that answers.
ATTRIBUTES = [
    (["花了多少钱", "投资多少亿", "一共投了多少钱", "总投资多少亿元", "用了多少钱", "要多少钱"], r"元|投资|资金", r"元"),
    (["占地多少亩", "有多大面积", "多少平方米", "面积多大"], r"亩|平方|公顷", r"亩|平方|公顷"),
    (["有多少公里", "多长", "修了多长"], r"公里|千米|长", r"公里|千米"),
    (["惠及多少人", "有多少人参加", "安排了多少人", "多少人受益", "涉及多少户"], r"人|户|名", r"人|户|名"),
    (["排全省第几", "全国第几名", "排第几"], r"第|位|前|首", r"位|名$"),
    (["每人能领多少", "一次收费多少", "多少钱一斤", "每平方米多少钱"], r"元", r"元[/每]|^元"),
    (["完成率多少", "占比是多少", "比上年增长多少", "百分之几"], r"%|成|倍|百分", r"%|百分点"),
    (["哪天开始的", "几月份完工", "哪一年建成的", "在哪条路上", "是谁牵头的"], r"年|月|日|底前|路|街|由|院|局", None),
]
VERB = re.compile(r"^(?:新建|新增|建成|完成|实现|累计|全年|全市|全县|全区|全省|预计|力争|达到|达|为|推动|推进|实施|改造|落实|加快|同比|继续|建设|打造|发放)+")
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")


def everyday(root, shared):
    """Official term to everyday words."""
    words = collections.defaultdict(set)
    for line in (root / "src/Assistant.Core/Language/Data/lexicon.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        words[item["term"]].update(item.get("forms", []) + item.get("related", []) + item.get("hints", []))
    for line in (shared / "eval/train/words.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        words[item["term"].lower()].update(w.lower() for w in item["also"])
    return {term: sorted(also) for term, also in words.items() if also and len(term) > 1}


def grams(text):
    text = re.sub(r"\W|\d", " ", text)
    return {part[i : i + 2] for part in text.split() for i in range(len(part) - 1)} | {c for c in text if c > "\u2e80"}


class Report:
    def __init__(self, rows):
        self.rows = rows
        self.grams = [grams(row["text"]) for _, row in rows]
        self.holding = collections.defaultdict(list)
        for i, held in enumerate(self.grams):
            for gram in held:
                self.holding[gram].append(i)
        self.text = "\n".join(row["text"] for _, row in rows)

    def alike(self, asked, count):
        """Positions of the passages that share most with a text, rare things counting more."""
        scores = collections.Counter()
        for gram in asked:
            held = self.holding.get(gram, ())
            weight = math.log(1 + len(self.rows) / (1 + len(held))) * (1.0 if len(gram) == 2 else 0.3)
            for i in held:
                scores[i] += weight / (1 + len(self.grams[i])) ** 0.25
        return [i for i, _ in scores.most_common(count)]


def spoken(indicator, words, chance):
    """The indicator as people say it: an official term replaced by an everyday one, verbs in front dropped, noise."""
    said = QUOTED.sub(lambda m: m.group().strip("“”\""), indicator)
    if chance.random() < 0.5:
        said = VERB.sub("", said) or said
    terms = sorted((t for t in words if t in said), key=len, reverse=True)
    if terms and chance.random() < 0.65:
        said = said.replace(terms[0], chance.choice(words[terms[0]]), 1)
    if len(said) > 14 and chance.random() < 0.6:
        said = said[-chance.randint(6, 14) :]
    if len(said) > 6 and chance.random() < 0.15:
        at = chance.randrange(len(said))
        said = said[:at] + said[at + 1 :]
    return said


def asked(figure, words, chance):
    templates = FALL if figure["falling"] and figure["kind"] in ("Growth", "Change") else BY_KIND[figure["kind"]]
    unit = re.sub(r"^[万亿]+", "", figure["unit"]) if chance.random() < 0.5 else figure["unit"]
    time = chance.choice(TIMES.get(figure["status"], [""])).format(y=figure["end"] or "今")
    fitting = [ways for ways, _, units in ATTRIBUTES if units and re.search(units, figure["unit"] or "")]
    if fitting and figure["kind"] in ("Level", "Count") and chance.random() < 0.3:
        templates = ["{t}{i}" + way for way in fitting[0]]
    body = chance.choice(templates).format(t=time, i=spoken(figure["indicator"], words, chance), u=unit)
    return time, chance.choice(BEFORE) + body + chance.choice(BEHIND)


def stamp(figure, time, chance):
    """What the assistant knows of the time that is asked about, in front of the question."""
    if not time and chance.random() < 0.7:
        return ""
    status = {"Actual": "结果", "Target": "目标", "Plan": "计划"}.get(figure["status"], "")
    year = f"{figure['end']}年" if figure["end"] else ""
    return f"{status}{year}：" if status or year else ""


def same(one, other):
    """Whether two figures may be the answer to one question."""
    a, b = grams(one["indicator"]), grams(other["indicator"])
    return one["kind"] == other["kind"] and one["status"] == other["status"] and len(a & b) >= 0.6 * min(len(a), len(b))


def examples(report, words, chance, each):
    figures = [(i, f) for i, (_, row) in enumerate(report.rows) for f in row["figures"] if 3 <= len(f["indicator"]) <= 30]
    chance.shuffle(figures)
    for at, figure in figures[:each]:
        kinds = {f["kind"] for _, f in figures if len(grams(f["indicator"]) & grams(figure["indicator"])) >= 0.6 * len(grams(figure["indicator"]))}
        time, question = asked(figure, words, chance)
        query = grams(question) | grams(figure["indicator"])
        near = [i for i in report.alike(query, 14) if i != at]
        right = {at} | {i for i in near if any(same(figure, f) for f in report.rows[i][1]["figures"])}
        yield stamp(figure, time, chance) + question, [at] + near[:9], right

        # The same thing by a kind that the report does not tell: the level where only growth is told, a rank, a share.
        missing = [k for k in ("Level", "Growth", "Rank", "Share") if k not in kinds and not (k == "Level" and "Count" in kinds)]
        if missing and figure["kind"] in ("Level", "Growth", "Share", "Rank") and chance.random() < 0.6:
            other = dict(figure, kind=chance.choice(missing), unit={"Level": "亿元"}.get("Level") if figure["kind"] != "Level" else figure["unit"])
            time, question = asked(other, words, chance)
            yield stamp(other, time, chance) + question, [at] + near[:7], set()

        # Something of it that neither the passage nor its neighbours hold.
        around = "".join(report.rows[i][1]["text"] for i in range(max(0, at - 1), min(len(report.rows), at + 2)))
        lacking = [ways for ways, sign, _ in ATTRIBUTES if not re.search(sign, around)]
        if lacking and chance.random() < 0.35:
            thing = spoken(VERB.sub("", figure["indicator"]) or figure["indicator"], words, chance)
            yield chance.choice(BEFORE) + chance.choice(["", "", "去年", "今年"]) + thing + chance.choice(chance.choice(lacking)) + chance.choice(BEHIND), [at] + near[:7], set()


def clauses(report, words, chance, each):
    """What a sentence without figures says, asked with half of its words."""
    rows = [(i, row) for i, (_, row) in enumerate(report.rows) if row["kind"] == "Body" and not row["figures"] and len(row["text"]) > 25]
    chance.shuffle(rows)
    for at, row in rows[:each]:
        parts = [p for p in re.split(r"[，,。；;：:]", row["text"].split("：")[-1]) if 6 <= len(p) <= 30]
        if not parts:
            continue
        part = spoken(chance.choice(parts), words, chance)
        cut = chance.randint(0, max(0, len(part) // 2))
        asking = chance.choice(["是哪", "叫什么", "怎么样了", "有哪些", "是什么", "怎么弄", "搞了没有", "做了吗", "是谁", "什么时候"])
        question = part[cut : cut + chance.randint(5, 14)] + asking
        near = [i for i in report.alike(grams(question), 12) if i != at]
        yield question, [at] + near[:8], {at}


def strangers(report, others, words, chance, each):
    """A figure of another report whose thing this report does not name."""
    for _ in range(each):
        _, row = chance.choice(chance.choice(others).rows)
        figures = [f for f in row["figures"] if 4 <= len(f["indicator"]) <= 20]
        if not figures:
            continue
        figure = chance.choice(figures)
        core = VERB.sub("", figure["indicator"])
        forms = [core] + [w for t in words if t in core for w in [t] + words[t]]
        if len(core) < 3 or any(form in report.text for form in forms) or any(core[i : i + 4] in report.text for i in range(max(1, len(core) - 3))):
            continue
        time, question = asked(figure, words, chance)
        yield stamp(figure, time, chance) + question, report.alike(grams(question), 8), set()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="the folder that Assistant.Training --reading wrote")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path.cwd())
    parser.add_argument("--shared", type=pathlib.Path, default=None)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--each", type=int, default=220, help="figures of a report at most")
    arguments = parser.parse_args()
    shared = arguments.shared or arguments.root.parent / "shared"
    chance, words = random.Random(41), everyday(arguments.root, shared)
    asked_of = {json.loads(line)["report"] for line in (arguments.data / "questions.jsonl").read_text(encoding="utf-8").splitlines()}
    rows = [json.loads(line) for line in (arguments.data / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
    by_report = collections.defaultdict(list)
    for number, row in enumerate(rows):
        # The reports with questions of their own are left out: what is learned from one of them must not be known of the next.
        if row["report"] not in asked_of:
            by_report[row["report"]].append((number, row))
    reports = [Report(part) for _, part in sorted(by_report.items())]
    counts = collections.Counter()
    with arguments.out.open("w", encoding="utf-8") as out:
        for report in reports:
            made = [("figure", e) for e in examples(report, words, chance, arguments.each)] + [("clause", e) for e in clauses(report, words, chance, 60)] + [("stranger", e) for e in strangers(report, reports, words, chance, 150)]
            for kind, (question, passages, right) in made:
                if passages:
                    counts[kind, bool(right)] += 1
                    item = {"question": question.lower(), "passages": [report.rows[i][0] for i in passages], "right": [i in right for i in passages]}
                    out.write(json.dumps(item, ensure_ascii=False) + "\n")
    print(dict(counts))


if __name__ == "__main__":
    main()
