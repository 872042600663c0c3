import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { libraryWords } from '../texts/library';
import { useWords } from '../texts/words';
import { visible } from '../visible';
import type { ReportSummary } from './reports';
import { remove, reportName, store } from './store';

/** What became of a file that was sent. */
interface Sent {
  name: string;
  told: string;
  fault: boolean;
}

/** Staff add and remove reports; the key is forgotten with the page. */
export function Staff({ reports, onChange }: { reports: ReportSummary[]; onChange: () => void }) {
  const words = useWords(libraryWords);
  const [key, setKey] = useState('');
  const [picked, setPicked] = useState('');
  const [sent, setSent] = useState<Sent[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const tell = (name: string, told: string, fault = false) => setSent((before) => [{ name, told, fault }, ...before.filter((one) => one.name !== name)]);

  const hasKey = () => {
    if (key.trim() === '') {
      tell('', words.needKey, true);
      field.current?.focus();
      return false;
    }

    setSent((before) => before.filter((one) => one.name !== ''));
    return true;
  };

  const add = async (files: File[]) => {
    if (!hasKey() || isBusy) {
      return;
    }

    setBusy(true);
    for (const file of files) {
      const there = reports.some((report) => report.report === reportName(file.name));
      if (there && !window.confirm(words.replaceAsk(visible(file.name)))) {
        continue;
      }

      tell(file.name, words.sending(file.name));
      try {
        const { report, notices } = await store(file, there ? reportName(file.name) : null, key.trim(), (progress) => tell(file.name, words.indexing(progress.done, progress.total)));
        tell(file.name, [words.found(report.place ?? words.noPlace, report.year === null ? words.noYear : words.year(report.year), report.passages, report.figures), ...notices].join(' '));
        onChange();
      } catch (failure) {
        tell(file.name, (failure as Error).message || words.failed, true);
      }
    }

    setBusy(false);
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if ([...event.dataTransfer.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory)) {
      tell('', words.folder, true);
    } else {
      void add([...event.dataTransfer.files]);
    }
  };

  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    void add(files);
  };

  const take = async () => {
    const report = reports.find((one) => one.report === picked);
    if (!report || !hasKey() || isBusy || !window.confirm(words.removeAsk(visible(report.title)))) {
      return;
    }

    setBusy(true);
    try {
      await remove(report.report, key.trim());
      tell(report.report, words.removed(report.title));
      setPicked('');
      onChange();
    } catch (failure) {
      tell(report.report, (failure as Error).message || words.failed, true);
    } finally {
      setBusy(false);
    }
  };

  return (
    <details className="staff">
      <summary>{words.staff}</summary>
      <p className="soft">{words.staffHint}</p>
      <div className="bar">
        <label className="wide">
          <span>{words.key}</span>
          <input ref={field} type="password" autoComplete="off" value={key} onChange={(event) => setKey(event.target.value)} />
        </label>
      </div>
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{words.addHint}</p>
        <label className="button pick">
          {words.pick}
          <input type="file" multiple accept=".docx,.txt,.pdf,.html,.htm,.md" onChange={pick} />
        </label>
      </div>
      <div className="bar">
        <label className="wide">
          <span>{words.removeWhich}</span>
          <select value={picked} onChange={(event) => setPicked(event.target.value)}>
            <option value="">{words.choose}</option>
            {reports.map((report) => (
              <option key={report.report} value={report.report}>
                {visible(report.title)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" aria-disabled={picked === '' || isBusy} onClick={() => void take()}>
          {words.remove}
        </button>
      </div>
      <p>
        <Link href="/operator">{words.operation}</Link>
      </p>
      <ul className="sent" role="status">
        {sent.map((one) => (
          <li key={one.name} className={one.fault ? 'error' : undefined}>
            {one.name && <b>{visible(one.name)} </b>}
            {visible(one.told)}
          </li>
        ))}
      </ul>
    </details>
  );
}
