import type { Citation } from '../events';
import { briefWords } from '../texts/brief';
import { useWords } from '../texts/words';
import type { BriefLine, Question } from './brief';
import { Marks } from './Marks';

/** The draft questions, edited where they stand. */
export function QuestionEditor({
  questions,
  drafted,
  onChange,
  onOpen,
}: {
  questions: Question[];
  drafted: BriefLine[];
  onChange: (questions: Question[] | null) => void;
  onOpen: (citation: Citation, from: HTMLElement) => void;
}) {
  const words = useWords(briefWords);
  const change = (at: number, part: Partial<Question>) => onChange(questions.map((question, index) => (index === at ? { ...question, ...part } : question)));
  return (
    <>
      <ol className="questions">
        {questions.map((question, index) => (
          <li key={index}>
            <label>
              <span>{words.question(index + 1)}</span>
              <textarea rows={3} maxLength={1000} lang="zh-CN" value={question.text} onChange={(event) => change(index, { text: event.target.value })} />
            </label>
            <label>
              <span>{words.followUp}</span>
              <textarea rows={2} maxLength={1000} lang="zh-CN" value={question.followUp} onChange={(event) => change(index, { followUp: event.target.value })} />
            </label>
            <p>
              <Marks citations={question.of === null ? [] : (drafted[question.of]?.citations ?? [])} onOpen={onOpen} />
              <button type="button" aria-label={words.takeOut(index + 1)} onClick={() => onChange(questions.filter((_, at) => at !== index))}>
                {words.takeOutShort}
              </button>
            </p>
          </li>
        ))}
      </ol>
      <p className="bar">
        <button type="button" onClick={() => onChange([...questions, { of: null, text: '', followUp: '' }])}>
          {words.addQuestion}
        </button>
        <button type="button" onClick={() => onChange(null)}>
          {words.reset}
        </button>
      </p>
    </>
  );
}
