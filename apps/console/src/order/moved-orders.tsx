import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { send } from '../app/providers/client.ts';
import { t } from '../app/providers/i18n.ts';
import { undoReassignmentDocument } from '../generated/reassignment.ts';
import { reasonText, useAction } from '../ui/form/use-send.ts';
import { OrderLink } from '../ui/list-page/cells.tsx';
import { ScrollArea } from '../ui/scroll-area.tsx';
import { movedTexts } from './texts.ts';

export interface OneResult {
  readonly orderId: string;
  readonly refused: {
    readonly reasons: readonly { readonly message: string; readonly suggestion: string | null }[];
  } | null;
}

interface ResultsProps {
  readonly results: readonly OneResult[];
  readonly numbers: ReadonlyMap<string, string>;
  readonly undone?: boolean;
}

/** Results of an action on several orders: the number done, and each refused one with its sentence. */
export function Results({ results, numbers, undone = false }: ResultsProps) {
  const stayed = results.filter(({ refused }) => refused !== null);
  const stayedText = t(movedTexts.stayed, { n: stayed.length });
  return (
    <div role="status">
      <Typography.Text strong type="success">
        {t(undone ? movedTexts.undone : movedTexts.moved, { n: results.length - stayed.length })}
      </Typography.Text>{' '}
      {stayed.length === 0 ? null : (
        <>
          <Typography.Text strong type="danger">
            {stayedText}
          </Typography.Text>
          <ScrollArea name={stayedText}>
            {stayed.map(({ orderId, refused }) => (
              <Flex key={orderId} gap={8}>
                <OrderLink id={orderId} number={numbers.get(orderId) ?? orderId} />
                <span>{refused?.reasons.map((one) => reasonText(one)).join(' · ')}</span>
              </Flex>
            ))}
          </ScrollArea>
        </>
      )}
    </div>
  );
}

interface UndoProps {
  readonly id: string;
  /** Accessible label: what is undone. */
  readonly label: string;
  readonly onDone: (results: readonly OneResult[]) => void;
}

/** Undoes a reassignment; orders that were changed since stay, each with its sentence. */
export function Undo({ id, label, onDone }: UndoProps) {
  const { act, isBusy } = useAction({
    send: (_: null, key) => send(undoReassignmentDocument, { id, key }),
    onDone: ({ results }) => onDone(results),
  });
  return (
    <Button size="small" aria-label={label} loading={isBusy} onClick={() => act(null)}>
      {t(movedTexts.undo)}
    </Button>
  );
}

export interface Moved {
  /** null: no order was moved. */
  readonly id: string | null;
  readonly results: readonly OneResult[];
  readonly numbers: ReadonlyMap<string, string>;
}

export function MovedOrders({ moved: { id, results, numbers }, onUndone }: { moved: Moved; onUndone: () => void }) {
  const [undone, setUndone] = useState<readonly OneResult[] | null>(null);
  if (undone !== null) return <Results results={undone} numbers={numbers} undone />;
  return (
    <>
      <Results results={results} numbers={numbers} />
      {id === null || results.every(({ refused }) => refused !== null) ? null : (
        <Undo
          id={id}
          label={t(movedTexts.undo)}
          onDone={(all) => {
            setUndone(all);
            onUndone();
          }}
        />
      )}
    </>
  );
}
