import { textLengths } from '@beian/domain/text';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { accessFor } from '../../app/providers/access.ts';
import { request } from '../../app/providers/client.ts';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import { settleTexts } from '../../desk/panels/colleague-texts.ts';
import { type EscalatedOrder, escalationsDocument } from '../../generated/colleague.ts';
import { eventDocuments } from '../../generated/desk-events.ts';
import { AssignDialog } from '../../order/assign-dialog.tsx';
import { orderTexts } from '../../order/texts.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { actionTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import { escalationsTexts } from './texts.ts';

const escalations = listOf('escalations', escalationsDocument, (data) => data.escalations);

interface Asked {
  readonly event: 'settleEscalation' | 'assign';
  readonly row: EscalatedOrder;
}

/** Orders that reviewers have escalated, earliest due first, live. A supervisor answers or assigns them. */
export function Escalations() {
  const isTheirs = useHasPermission()('readEscalations');
  const refresh = useRefreshRows(escalations);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!isTheirs) return <Empty title={t(escalationsTexts.forbidden)} hint={t(escalationsTexts.forbiddenHint)} />;
  const close = () => setAsked(null);
  const done = () => {
    // The row with the button is about to go.
    requestAnimationFrame(() => document.getElementById('content')?.focus({ preventScroll: true }));
    void refresh();
  };
  return (
    <ListPage
      list={escalations}
      texts={escalationsTexts}
      filters={{}}
      item={(row) => <Row key={row.escalation.id} row={row} onAsk={setAsked} />}
      live="orders"
      everySeconds={60}
      download="escalations"
    >
      {asked === null ? null : asked.event === 'assign' ? (
        <AssignDialog order={asked.row.order} onClose={close} onDone={done} />
      ) : (
        <SettleDialog row={asked.row} onClose={close} onDone={done} />
      )}
    </ListPage>
  );
}

function Row({ row, onAsk }: { row: EscalatedOrder; onAsk: (asked: Asked) => void }) {
  const { escalation, order } = row;
  const button = (event: Asked['event']) => {
    const action = order.actions.find((one) => one.event === event);
    if (action === undefined) return null;
    const { can, reason } = accessFor(order.actions, event);
    return (
      <Button size="small" disabled={!can} title={reason} onClick={() => onAsk({ event, row })}>
        {action.label}
      </Button>
    );
  };
  const facts = [
    order.stateLabel,
    order.kindLabel,
    order.provinceName,
    ...(order.assignee === null ? [] : [t(orderTexts.assigned, { name: order.assignee.name })]),
    ...(order.lease === null ? [] : [t(orderTexts.leased, { name: order.lease.holderName })]),
  ];
  return (
    <Flex
      component="li"
      wrap
      gap="4px 16px"
      aria-label={`${order.number} · ${escalation.reasonLabel}`}
      data-row-key={escalation.id}
      tabIndex={-1}
    >
      <Flex flex="0 0 244px">
        <DueCell due={order.due} />
      </Flex>
      <Flex flex="1 1 320px" vertical gap={4}>
        <p>
          <OrderLink {...order} /> <b>{order.subjectName}</b> <Faint>{facts.join(' · ')}</Faint>
        </p>
        <p>
          <Typography.Text strong type="danger">
            {escalation.reasonLabel}
          </Typography.Text>{' '}
          {escalation.note}
        </p>
        <Faint>
          {t(escalationsTexts.who)} {escalation.staffName} · {t(escalationsTexts.since)} {fullTime(escalation.at)}
        </Faint>
      </Flex>
      <Flex gap={8}>
        {button('settleEscalation')}
        {button('assign')}
      </Flex>
    </Flex>
  );
}

interface SettleProps {
  readonly row: EscalatedOrder;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function SettleDialog({ row: { order }, onClose, onDone }: SettleProps) {
  const label = order.actions.find(({ event }) => event === 'settleEscalation')?.label ?? '';
  return (
    <FormDialog
      title={t(actionTexts.confirmTitle, { label, number: order.number })}
      ok={label}
      rows={{ answer: { control: 'lines', label: settleTexts.answer, max: textLengths.answer, required: true } }}
      initial={{ answer: '' }}
      send={async ({ answer }, key) =>
        (await request(eventDocuments.settleEscalation, { id: order.id, answer: answer.trim(), key })).done
      }
      done={() => t(actionTexts.done, { label })}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
