import { Button, Flex } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { assignOrdersDocument } from '../../generated/colleague.ts';
import { AssigneeSelect } from '../../order/assignee-select.tsx';
import { NOBODY } from '../../order/staff-select.tsx';
import type { Picked } from '../../queue/use-picked.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Section } from '../../ui/page.tsx';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import type { ForecastRow } from './documents.ts';
import { type Moved, MovedOrders } from './moved.tsx';
import { forecastTexts, workTexts } from './texts.ts';

interface AssignProps {
  readonly picked: Picked;
  readonly rows: readonly ForecastRow[];
  readonly onDone: () => void;
}

/** Assigns the picked orders to a person, with an undo for all of them. */
export function AssignPicked({ picked, rows, onDone }: AssignProps) {
  const t = useT();
  const assigns = useHasPermission()('assign');
  const [to, setTo] = useState<string | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const { act, isBusy, proof } = useAction({
    send: (given: { ids: string[]; staffId: string | null }, key) => send(assignOrdersDocument, { ...given, key }),
    onDone: ({ reassignmentId, results }) => {
      setMoved({ id: reassignmentId, results, numbers: new Map(rows.map(({ order }) => [order.id, order.number])) });
      // Refused orders stay picked, each with its sentence.
      picked.replace(results.flatMap(({ orderId, refused }) => (refused === null ? [] : [orderId])));
      onDone();
    },
  });
  const ids = [...picked.ids];
  if (!assigns || (ids.length === 0 && moved === null)) return null;
  return (
    <Section title={t(forecastTexts.picked, { n: ids.length })}>
      <Flex wrap align="center" gap={8}>
        <AssigneeSelect
          label={t(forecastTexts.assignTo)}
          first={t(workTexts.nobody)}
          orderIds={ids}
          value={to}
          onChange={setTo}
        />
        <Button
          type="primary"
          disabled={to === null || ids.length === 0}
          loading={isBusy}
          onClick={() => act({ ids, staffId: to === NOBODY ? null : to })}
        >
          {t(forecastTexts.assign)}
        </Button>
      </Flex>
      {moved === null ? null : <MovedOrders key={moved.id} moved={moved} onUndone={onDone} />}
      {proof}
    </Section>
  );
}
