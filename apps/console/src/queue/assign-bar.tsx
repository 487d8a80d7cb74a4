import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../app/providers/client.ts';
import { t } from '../app/providers/i18n.ts';
import { assignOrdersDocument } from '../generated/colleague.ts';
import { AssigneeSelect } from '../order/assignee-select.tsx';
import type { OrderRow } from '../order/documents.ts';
import { type Moved, MovedOrders } from '../order/moved-orders.tsx';
import { NOBODY } from '../order/staff-select.tsx';
import { assignTexts } from '../order/texts.ts';
import { useAction } from '../ui/form/use-send.ts';
import page from '../ui/page.module.css';
import { selectionTexts } from './texts.ts';
import type { Picked } from './use-picked.ts';

interface AssignBarProps {
  readonly picked: Picked;
  readonly rows: readonly Pick<OrderRow, 'id' | 'number'>[];
  /** The person is asked for by the key. */
  readonly autoFocus?: boolean;
  readonly onDone: () => void;
}

/** Assigns the picked orders to a person, with an undo for all of them; refused ones stay picked. */
export function AssignBar({ picked, rows, autoFocus = false, onDone }: AssignBarProps) {
  const [to, setTo] = useState<string | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const ids = [...picked.ids];
  const { act, isBusy } = useAction({
    send: (of: { ids: string[]; staffId: string | null }, key) => send(assignOrdersDocument, { ...of, key }),
    onDone: ({ reassignmentId, results }) => {
      setMoved({ id: reassignmentId, results, numbers: new Map(rows.map(({ id, number }) => [id, number])) });
      picked.replace(results.flatMap(({ orderId, refused }) => (refused === null ? [] : [orderId])));
      onDone();
    },
  });
  if (ids.length === 0 && moved === null) return null;
  const close = () => {
    picked.replace([]);
    setMoved(null);
  };
  return (
    <section className={`${page.bar} ${page.tinted}`} aria-label={t(selectionTexts.bar)} data-bar="assign">
      <b>{t(selectionTexts.count, { n: ids.length })}</b>
      <AssigneeSelect
        label={t(assignTexts.to)}
        first={t(assignTexts.nobody)}
        orderIds={ids}
        autoFocus={autoFocus}
        value={to}
        onChange={setTo}
      />
      <Button
        type="primary"
        disabled={to === null || ids.length === 0}
        loading={isBusy}
        onClick={() => act({ ids, staffId: to === NOBODY ? null : to })}
      >
        {t(assignTexts.do)}
      </Button>
      <Button type="text" onClick={close}>
        {t(selectionTexts.clear)}
      </Button>
      {moved === null ? null : <MovedOrders key={moved.id} moved={moved} onUndone={onDone} />}
    </section>
  );
}
