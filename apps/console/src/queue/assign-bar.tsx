import { Button } from 'antd';
import { useRef, useState } from 'react';
import { send } from '../app/providers/client.ts';
import { useT } from '../app/providers/i18n.ts';
import { assignOrdersDocument } from '../generated/colleague.ts';
import { AssigneeSelect } from '../order/assignee-select.tsx';
import type { OrderRow } from '../order/documents.ts';
import { NOBODY } from '../order/staff-select.tsx';
import { assignTexts } from '../order/texts.ts';
import { newKey } from '../ui/new-key.ts';
import styles from './assign-bar.module.css';
import { selectionTexts } from './texts.ts';
import type { Picked } from './use-picked.ts';

interface Refusal {
  readonly id: string;
  readonly number: string;
  readonly refusalText: string;
}

interface AssignBarProps {
  readonly picked: Picked;
  readonly rows: readonly OrderRow[];
  readonly onDone: () => void;
}

/** Actions on the picked rows; refused ones stay picked, each with its sentence. */
export function AssignBar({ picked, rows, onDone }: AssignBarProps) {
  const t = useT();
  const [to, setTo] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  /** The idempotency key is kept until an answer comes: a retry assigns nothing twice. */
  const call = useRef<{ of: string; key: string } | undefined>(undefined);
  const ids = [...picked.ids];
  if (ids.length === 0 && done === null && refused.length === 0) return null;

  const assign = async () => {
    if (to === null || busy) return;
    const staffId = to === NOBODY ? null : to;
    const of = JSON.stringify([staffId, ids]);
    if (call.current?.of !== of) call.current = { of, key: newKey() };
    setBusy(true);
    setFailed(null);
    try {
      const { key } = call.current;
      const answer = await send(assignOrdersDocument, { ids, staffId, key });
      call.current = undefined;
      if (answer.__typename === 'ActionRefused') {
        setFailed(answer.reasons.map((one) => one.message).join(' · '));
        return;
      }
      const numbers = new Map(rows.map((row) => [row.id, row.number]));
      const stopped = answer.results.flatMap(({ orderId, refused: why }) =>
        why === null
          ? []
          : [
              {
                id: orderId,
                number: numbers.get(orderId) ?? orderId,
                refusalText: why.reasons
                  .map(({ message, suggestion }) => [message, suggestion].filter(Boolean).join(' – '))
                  .join(' · '),
              },
            ],
      );
      setRefused(stopped);
      setDone(answer.results.length - stopped.length);
      picked.replace(stopped.map(({ id }) => id));
      onDone();
    } catch {
      setFailed(t(assignTexts.failed));
    } finally {
      setBusy(false);
    }
  };
  const close = () => {
    picked.replace([]);
    setDone(null);
    setRefused([]);
    setFailed(null);
  };
  return (
    <section className={styles.bar} aria-label={t(selectionTexts.bar)} data-bar="assign">
      <div className={styles.line}>
        <b>{t(selectionTexts.count, { n: ids.length })}</b>
        <AssigneeSelect
          label={t(assignTexts.to)}
          first={t(assignTexts.nobody)}
          orderIds={ids}
          value={to}
          onChange={setTo}
        />
        <Button type="primary" disabled={to === null || ids.length === 0} loading={busy} onClick={() => void assign()}>
          {t(assignTexts.do)}
        </Button>
        <Button type="text" onClick={close}>
          {t(selectionTexts.clear)}
        </Button>
        <span role="status" className={styles.says}>
          {done === null ? null : <span className={styles.ok}>{t(assignTexts.done, { n: done })}</span>}
          {refused.length === 0 ? null : (
            <span className={styles.bad}>{t(assignTexts.refused, { n: refused.length })}</span>
          )}
        </span>
        {failed === null ? null : (
          <span role="alert" className={styles.bad}>
            {failed}
          </span>
        )}
      </div>
      {refused.length === 0 ? null : (
        <ul className={styles.refused}>
          {refused.map(({ id, number, refusalText }) => (
            <li key={id}>
              <b>{number}</b> {refusalText}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
