import { Flex } from 'antd';
import { useState } from 'react';
import { ask } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { type Reassignment, reassignmentsDocument } from '../../generated/reassignment.ts';
import { type Moved, Results, Undo } from '../../order/moved-orders.tsx';
import { movedTexts } from '../../order/texts.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { workTexts } from './texts.ts';

const PAGE = 10;

const nameOf = ({ at, staffName, moves }: Reassignment): string =>
  t(workTexts.historyOne, { at: fullTime(at), name: staffName, n: moves.length });

/** Reassignments, latest first, each with an undo button; an opened one shows its orders. */
export function Reassignments({ onUndone }: { onUndone: () => void }) {
  const [undone, setUndone] = useState<Moved | null>(null);
  const pages = usePages(['reassignments'], async (after, signal) => {
    const { reassignments, ...pageInfo } = await ask(reassignmentsDocument, { first: PAGE, after }, signal);
    return { edges: reassignments.map((node) => ({ node })), pageInfo };
  });
  const columns: Column<Reassignment>[] = [
    { key: 'what', title: workTexts.what, cell: ({ kind }) => t(workTexts.kind[kind]) },
    { key: 'moved', title: workTexts.movedBy, kind: 'head', cell: (row) => nameOf(row) },
    {
      key: 'undone',
      title: movedTexts.undo,
      cell: ({ undoneAt, undoneName }) =>
        undoneAt === null ? null : (
          <Faint>{t(workTexts.undoneBy, { at: fullTime(undoneAt), name: undoneName ?? '' })}</Faint>
        ),
    },
    {
      key: 'undo',
      title: commonTexts.actions,
      kind: 'actions',
      cell: (row) =>
        row.moves.every((one) => one.undone) ? null : (
          <Undo
            id={row.id}
            label={t(workTexts.undoOf, { at: fullTime(row.at) })}
            onDone={(results) => {
              const numbers = new Map(row.moves.map((one) => [one.orderId, one.orderNumber]));
              setUndone({ id: row.id, results, numbers });
              onUndone();
            }}
          />
        ),
    },
  ];
  return (
    <ListCard
      title={t(workTexts.history)}
      {...pages}
      empty={workTexts.noHistory}
      columns={columns}
      detail={{
        name: (row) => nameOf(row),
        show: ({ moves }) => moves.map((one) => <MovedOrder key={one.orderId} move={one} />),
      }}
    >
      {undone === null ? null : <Results results={undone.results} numbers={undone.numbers} undone />}
    </ListCard>
  );
}

function MovedOrder({ move }: { move: Reassignment['moves'][number] }) {
  const nobody = t(workTexts.nobody);
  return (
    <Flex gap={8} wrap>
      <OrderLink id={move.orderId} number={move.orderNumber} />
      <span>
        {move.fromName ?? nobody} → {move.toName ?? nobody}
      </span>
      <Faint>{[move.why, ...(move.undone ? [t(workTexts.wasUndone)] : [])].filter(Boolean).join(' · ')}</Faint>
    </Flex>
  );
}
