import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../app/providers/client.ts';
import { useT } from '../app/providers/i18n.ts';
import { assignOrdersDocument } from '../generated/colleague.ts';
import { AssigneeSelect } from '../order/assignee-select.tsx';
import type { OrderRow } from '../order/documents.ts';
import { NOBODY } from '../order/staff-select.tsx';
import { assignTexts } from '../order/texts.ts';
import { reasonText, useSend } from '../ui/form/use-send.ts';
import page from '../ui/page.module.css';
import { selectionTexts } from './texts.ts';
import type { Picked } from './use-picked.ts';

interface AssignBarProps {
  readonly picked: Picked;
  readonly rows: readonly OrderRow[];
  readonly onDone: () => void;
}

/** What became of an assignment: how many were assigned, and the others each with its sentence. */
interface Outcome {
  readonly done: number;
  readonly refused: readonly { readonly id: string; readonly number: string; readonly sentence: string }[];
}

/** Actions on the picked rows; refused ones stay picked. */
export function AssignBar({ picked, rows, onDone }: AssignBarProps) {
  const t = useT();
  const [to, setTo] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const ids = [...picked.ids];
  const { mutation, proof } = useSend(
    {
      send: (of: { ids: string[]; staffId: string | null }, key) => send(assignOrdersDocument, { ...of, key }),
      onDone: ({ results }) => {
        const numbers = new Map(rows.map((row) => [row.id, row.number]));
        const refused = results.flatMap(({ orderId: id, refused: why }) =>
          why === null
            ? []
            : [
                {
                  id,
                  number: numbers.get(id) ?? id,
                  sentence: why.reasons.map((one) => reasonText(t, one)).join(' · '),
                },
              ],
        );
        setFailed(null);
        setOutcome({ done: results.length - refused.length, refused });
        picked.replace(refused.map(({ id }) => id));
        onDone();
      },
    },
    {
      onRefused: ({ reasons }) => setFailed(reasons.map((one) => reasonText(t, one)).join(' · ')),
      onFault: () => setFailed(t(assignTexts.failed)),
    },
  );
  if (ids.length === 0 && outcome === null) return null;
  const close = () => {
    picked.replace([]);
    setOutcome(null);
    setFailed(null);
  };
  return (
    <section className={`${page.bar} ${page.tinted}`} aria-label={t(selectionTexts.bar)} data-bar="assign">
      <b>{t(selectionTexts.count, { n: ids.length })}</b>
      <AssigneeSelect
        label={t(assignTexts.to)}
        first={t(assignTexts.nobody)}
        orderIds={ids}
        value={to}
        onChange={setTo}
      />
      <Button
        type="primary"
        disabled={to === null || ids.length === 0}
        loading={mutation.isPending}
        onClick={() => mutation.mutate({ ids, staffId: to === NOBODY ? null : to })}
      >
        {t(assignTexts.do)}
      </Button>
      <Button type="text" onClick={close}>
        {t(selectionTexts.clear)}
      </Button>
      <span role="status" className={page.row}>
        {outcome === null ? null : <b className={page.ok}>{t(assignTexts.done, { n: outcome.done })}</b>}
        {outcome === null || outcome.refused.length === 0 ? null : (
          <b className={page.bad}>{t(assignTexts.refused, { n: outcome.refused.length })}</b>
        )}
      </span>
      {failed === null ? null : (
        <b role="alert" className={page.bad}>
          {failed}
        </b>
      )}
      {outcome === null || outcome.refused.length === 0 ? null : (
        <ul style={{ flexBasis: '100%', maxHeight: 160, position: 'relative', overflow: 'auto' }}>
          {outcome.refused.map(({ id, number, sentence }) => (
            <li key={id}>
              <b>{number}</b> {sentence}
            </li>
          ))}
        </ul>
      )}
      {proof}
    </section>
  );
}
