import { textLengths } from '@beian/domain/text';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { accessFor } from '../../app/providers/access.ts';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { useOrderChanges } from '../../app/providers/live.ts';
import { noteServerTime } from '../../app/providers/server-clock.ts';
import { Empty, Failure, Skeleton } from '../../app/shell/states.tsx';
import { settleTexts } from '../../desk/panels/colleague-texts.ts';
import { AssigneeSelect } from '../../order/assignee-select.tsx';
import { escalationsDocument, type OpenEscalation } from '../../order/colleague-documents.ts';
import { eventDocuments } from '../../order/generated/event-documents.ts';
import { NOBODY } from '../../order/staff-select.tsx';
import { assignTexts, orderTexts } from '../../order/texts.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { DueCell } from '../../ui/due-cell.tsx';
import { useDelayed, useInterval, useNow, useRestoreFocus, useThrottled } from '../../ui/hooks.ts';
import { LoadMoreButton } from '../../ui/load-more-button.tsx';
import { newKey } from '../../ui/new-key.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { useHasPermission } from '../../ui/use-has-permission.ts';
import styles from './escalation.module.css';
import { escalationsTexts } from './texts.ts';

type Asked = { readonly what: 'settle' | 'assign'; readonly row: OpenEscalation };

/** Orders that reviewers have escalated, earliest due first, live. A supervisor answers or assigns them. */
export function Escalations() {
  const t = useT();
  const language = useLanguage();
  const now = useNow(15_000);
  const isTheirs = useHasPermission()('readEscalations');
  const query = useInfiniteQuery({
    queryKey: ['escalations', language],
    queryFn: async ({ pageParam, signal }) => {
      const answer = await request(escalationsDocument, { after: pageParam }, signal);
      noteServerTime(answer.viewer?.now);
      return answer.escalations;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    enabled: isTheirs,
  });
  const refresh = useThrottled(() => void query.refetch());
  useOrderChanges(refresh);
  useInterval(refresh, 60_000);
  const showSkeleton = useDelayed(query.isLoading);
  const [asked, setAsked] = useState<Asked | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  /** The element that had the focus before the dialog; when its row disappears, the list gets the focus. */
  const from = useRef<Element | null>(null);
  const ask = (next: Asked) => {
    from.current = document.activeElement;
    setAsked(next);
  };
  const close = (isDone: boolean) => {
    setAsked(null);
    const back = isDone ? title.current : from.current;
    if (back instanceof HTMLElement) requestAnimationFrame(() => back.focus({ preventScroll: true }));
  };
  const rows = query.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  if (!isTheirs) return <Empty title={t(escalationsTexts.forbidden)} hint={t(escalationsTexts.forbiddenHint)} />;
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h1 ref={title} tabIndex={-1}>
          {t(escalationsTexts.title)}
        </h1>
        <p className={styles.faint}>{t(escalationsTexts.lead)}</p>
        <Download list="escalations" filter={{}} />
      </div>
      <div className={styles.scroll}>
        {query.error && rows === undefined ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows === undefined ? (
          showSkeleton ? (
            <Skeleton label={t(escalationsTexts.loading)} rows={6} height={72} />
          ) : null
        ) : rows.length === 0 ? (
          <Empty title={t(escalationsTexts.emptyTitle)} hint={t(escalationsTexts.emptyHint)} />
        ) : (
          <ul aria-label={t(escalationsTexts.title)}>
            {rows.map((row) => (
              <Row key={row.escalation.id} row={row} now={now} onAsk={ask} />
            ))}
          </ul>
        )}
        <LoadMoreButton query={query} />
      </div>
      {asked === null ? null : <Ask key={asked.row.escalation.id} asked={asked} onClose={close} onDone={refresh} />}
    </div>
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
    <li className={styles.row} aria-label={`${order.number} · ${escalation.reasonLabel}`}>
      <div className={styles.due}>
        <DueCell due={order.due} now={now} />
      </div>
      <div className={styles.what}>
        <p>
          <Link to={`/orders/${encodeURIComponent(order.id)}`}>{order.number}</Link> <b>{order.subjectName}</b>{' '}
          <span className={styles.faint}>{facts.join(' · ')}</span>
        </p>
        <p>
          <b className={styles.why}>{escalation.reasonLabel}</b> {escalation.note}
        </p>
        <p className={styles.faint}>
          {t(escalationsTexts.who)} {escalation.staffName} · {t(escalationsTexts.since)} {fullTime(escalation.at)}
        </p>
      </div>
      <div className={styles.buttons}>
        {button('settleEscalation', 'settle')}
        {button('assign', 'assign')}
      </div>
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
