import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { assignOrdersDocument } from '../../generated/colleague.ts';
import { AssigneeSelect } from '../../order/assignee-select.tsx';
import { NOBODY } from '../../order/staff-select.tsx';
import type { Picked } from '../../queue/use-picked.ts';
import { newKey } from '../../ui/new-key.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import type { ForecastRow } from './documents.ts';
import { type OneResult, Results } from './results.tsx';
import { forecastTexts, workTexts } from './texts.ts';
import { Undo } from './undo.tsx';
import styles from './work.module.css';

interface Done {
  readonly id: string | null;
  readonly results: readonly OneResult[];
  readonly numbers: ReadonlyMap<string, string>;
  readonly undone: boolean;
}

interface AssignProps {
  readonly picked: Picked;
  readonly rows: readonly ForecastRow[];
  readonly onDone: () => void;
}

/** Assigns the picked orders to a person, with an undo for all of them. */
export function AssignPicked({ picked, rows, onDone }: AssignProps) {
  const t = useT();
  const { message } = App.useApp();
  const assigns = useHasPermission()('assign');
  const [to, setTo] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  /** The idempotency key is kept until an answer comes: a retry assigns nothing twice. */
  const call = useRef<{ of: string; key: string } | undefined>(undefined);
  const ids = [...picked.ids];
  if (!assigns || (ids.length === 0 && done === null)) return null;
  const assign = async () => {
    const staffId = to === NOBODY ? null : to;
    const of = JSON.stringify([staffId, ids]);
    if (call.current?.of !== of) call.current = { of, key: newKey() };
    setBusy(true);
    try {
      const answer = await send(assignOrdersDocument, { ids, staffId, key: call.current.key });
      call.current = undefined;
      if (answer.__typename === 'ActionRefused')
        return void message.warning(answer.reasons.map((one) => one.message).join(' · '), 5);
      const numbers = new Map(rows.map(({ order }) => [order.id, order.number]));
      setDone({ id: answer.reassignmentId, results: answer.results, numbers, undone: false });
      // Refused orders stay picked, each with its sentence.
      picked.replace(answer.results.flatMap(({ orderId, refused }) => (refused === null ? [] : [orderId])));
      onDone();
    } catch {
      void message.error(t(workTexts.failed));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.card} aria-label={t(forecastTexts.assign)}>
      <div className={styles.bar}>
        <b>{t(forecastTexts.picked, { n: ids.length })}</b>
        <AssigneeSelect
          label={t(forecastTexts.assignTo)}
          first={t(workTexts.nobody)}
          orderIds={ids}
          value={to}
          onChange={setTo}
        />
        <Button type="primary" disabled={to === null || ids.length === 0} loading={busy} onClick={() => void assign()}>
          {t(forecastTexts.assign)}
        </Button>
        {done === null ||
        done.undone ||
        done.id === null ||
        done.results.every((one) => one.refused !== null) ? null : (
          <Undo
            id={done.id}
            label={t(workTexts.undo)}
            onDone={(results) => {
              setDone({ ...done, results, undone: true });
              onDone();
            }}
          />
        )}
      </div>
      {done === null ? null : <Results results={done.results} numbers={done.numbers} undone={done.undone} />}
    </section>
  );
}
