import { textLengths } from '@beian/domain/text';
import { App, Button, Flex, Input, Modal, Typography } from 'antd';
import { useRef, useState } from 'react';
import { accessFor } from '../../app/providers/access.ts';
import { request } from '../../app/providers/client.ts';
import { listOf } from '../../app/providers/data.ts';
import { useT } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import { settleTexts } from '../../desk/panels/colleague-texts.ts';
import { AssigneeSelect } from '../../order/assignee-select.tsx';
import { escalationsDocument, type OpenEscalation } from '../../order/colleague-documents.ts';
import { eventDocuments } from '../../order/generated/event-documents.ts';
import { NOBODY } from '../../order/staff-select.tsx';
import { assignTexts, orderTexts } from '../../order/texts.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { useNow, useRestoreFocus } from '../../ui/hooks.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { newKey } from '../../ui/new-key.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import styles from './escalation.module.css';
import { escalationsTexts } from './texts.ts';

const escalations = listOf('escalations', escalationsDocument, (data) => data.escalations);

type Asked = { readonly what: 'settle' | 'assign'; readonly row: OpenEscalation };

/** Orders that reviewers have escalated, earliest due first, live. A supervisor answers or assigns them. */
export function Escalations() {
  const t = useT();
  const now = useNow(15_000);
  const isTheirs = useHasPermission()('readEscalations');
  const refresh = useRefreshRows(escalations);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!isTheirs) return <Empty title={t(escalationsTexts.forbidden)} hint={t(escalationsTexts.forbiddenHint)} />;
  const close = (isDone: boolean) => {
    setAsked(null);
    // The row with the button is about to go.
    if (isDone) requestAnimationFrame(() => document.getElementById('content')?.focus({ preventScroll: true }));
  };
  return (
    <ListPage
      list={escalations}
      texts={escalationsTexts}
      filters={{}}
      item={(row) => <Row key={row.escalation.id} row={row} now={now} onAsk={setAsked} />}
      live="orders"
      everySeconds={60}
      download="escalations"
    >
      {asked === null ? null : (
        <Ask key={asked.row.escalation.id} asked={asked} onClose={close} onDone={() => void refresh()} />
      )}
    </ListPage>
  );
}

interface RowProps {
  readonly row: OpenEscalation;
  readonly now: number;
  readonly onAsk: (asked: Asked) => void;
}

function Row({ row, now, onAsk }: RowProps) {
  const t = useT();
  const { escalation, order } = row;
  const button = (event: 'settleEscalation' | 'assign', what: Asked['what']) => {
    const action = order.actions.find((one) => one.event === event);
    if (action === undefined) return null;
    const { can, reason } = accessFor(order.actions, event);
    return (
      <Button size="small" disabled={!can} title={reason} onClick={() => onAsk({ what, row })}>
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
    <li
      className={styles.row}
      aria-label={`${order.number} · ${escalation.reasonLabel}`}
      data-row-key={escalation.id}
      tabIndex={-1}
    >
      <DueCell due={order.due} now={now} />
      <div>
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
      </div>
      <Flex gap={8}>
        {button('settleEscalation', 'settle')}
        {button('assign', 'assign')}
      </Flex>
    </li>
  );
}

interface AskProps {
  readonly asked: Asked;
  readonly onClose: (isDone: boolean) => void;
  readonly onDone: () => void;
}

/** Dialog: an answer in words, or another assignee. */
function Ask({ asked: { what, row }, onClose, onDone }: AskProps) {
  useRestoreFocus();
  const t = useT();
  const { message } = App.useApp();
  const [answer, setAnswer] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<{ focus: () => void }>(null);
  const keepField = (one: { focus: () => void } | null) => {
    field.current = one;
  };
  /** The idempotency key is kept until an answer comes, so that a retry has one effect. */
  const key = useRef(newKey());
  const { id, number } = row.order;
  const label = row.order.actions.find(
    (one) => one.event === (what === 'settle' ? 'settleEscalation' : 'assign'),
  )?.label;
  const send = async () => {
    setBusy(true);
    try {
      const { settleEscalation, assign } = eventDocuments;
      const { done } =
        what === 'settle'
          ? await request(settleEscalation, { id, answer: answer.trim(), key: key.current })
          : await request(assign, { id, staffId: to === NOBODY ? null : to, key: key.current });
      key.current = newKey();
      if (done.__typename === 'ActionRefused')
        return void message.warning(
          done.reasons.map((one) => [one.message, one.suggestion].filter(Boolean).join(' – ')).join(' · '),
          5,
        );
      void message.success(t(actionTexts.done, { label: label ?? '' }));
      onClose(true);
    } catch {
      void message.error(t(escalationsTexts.failed));
    } finally {
      setBusy(false);
      onDone();
    }
  };
  return (
    <Modal
      open
      centered
      width={460}
      title={`${label} · ${number}`}
      okText={label}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ loading: busy, disabled: what === 'settle' ? answer.trim() === '' : to === null }}
      onOk={() => void send()}
      onCancel={() => onClose(false)}
      // A field does not get the focus while the dialog is still hidden.
      afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
    >
      {what === 'settle' ? (
        <Input.TextArea
          ref={keepField}
          aria-label={t(settleTexts.answer)}
          placeholder={t(settleTexts.answer)}
          rows={3}
          maxLength={textLengths.answer}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (answer.trim() !== '' && !busy) void send();
          }}
        />
      ) : (
        <AssigneeSelect
          label={t(assignTexts.to)}
          first={t(assignTexts.nobody)}
          orderIds={[id]}
          value={to}
          onChange={setTo}
          ref={keepField}
        />
      )}
    </Modal>
  );
}
