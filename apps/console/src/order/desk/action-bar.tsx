import { EllipsisOutlined, PhoneOutlined } from '@ant-design/icons';
import { useCan } from '@refinedev/core';
import { Button, Dropdown, Progress } from 'antd';
import { Fragment, useState } from 'react';
import { useDelayed } from '../../common/hooks.ts';
import { modKey } from '../../common/platform.ts';
import { clockTime } from '../../common/time.ts';
import { accessFor } from '../../providers/access.ts';
import { getLanguage, translateIfKnown, useT } from '../../providers/i18n.ts';
import type { Action, Item, Order, Verdict } from '../documents.ts';
import type { DeskEvent } from '../perform.ts';
import styles from './action-bar.module.css';

interface BarEntry {
  /** Input that the event needs before it is sent. */
  readonly needs: 'nothing' | 'call' | 'note' | 'reasons' | 'answer' | 'evidence' | 'skip' | 'colleague';
  /** In the menu after the light actions, or in another panel: for rare events that do not end the task. */
  readonly position?: 'menu' | 'panel';
  /** It leaves the state as it is; the menu of rare events stands after these. */
  readonly light?: true;
  /** A decision that brings the order nearer to its approval, or that returns it. */
  readonly decision?: 'approval' | 'return';
  /** It ends the task or the lease, so it is blocked while a verdict has no answer. */
  readonly blockedByPendingVerdicts?: true;
  /** Shown on the button. */
  readonly hint?: string;
}

/** The events in the bar, from the lightest to the one that ends the task. The API decides whether they are allowed. */
export const barEntries = {
  addNote: { needs: 'note', light: true },
  logCall: { needs: 'call', hint: 'L', light: true },
  logCallback: { needs: 'colleague', light: true },
  requestAdvice: { needs: 'colleague', position: 'menu' },
  escalate: { needs: 'colleague', position: 'menu', hint: 'U' },
  assign: { needs: 'colleague', position: 'menu' },
  answerAdvice: { needs: 'colleague', position: 'panel' },
  settleEscalation: { needs: 'colleague', position: 'panel' },
  skip: { needs: 'skip', blockedByPendingVerdicts: true, light: true },
  release: { needs: 'nothing', blockedByPendingVerdicts: true, light: true },
  claim: { needs: 'nothing', hint: 'T' },
  smsVerified: { needs: 'evidence' },
  smsFailed: { needs: 'evidence' },
  reopen: { needs: 'nothing' },
  recall: { needs: 'nothing' },
  writeOffAttempt: { needs: 'note' },
  recordBureauAnswer: { needs: 'answer' },
  sendBack: { needs: 'reasons', hint: '⇧N', decision: 'return' },
  rejectInitialReview: { needs: 'reasons', blockedByPendingVerdicts: true },
  returnForCorrection: { needs: 'nothing', hint: '⇧N', blockedByPendingVerdicts: true, decision: 'return' },
  rejectPhoto: { needs: 'nothing', hint: '⇧N', blockedByPendingVerdicts: true, decision: 'return' },
  approveInitialReview: { needs: 'nothing', blockedByPendingVerdicts: true, decision: 'approval' },
  approvePhoto: { needs: 'nothing', blockedByPendingVerdicts: true, decision: 'approval' },
  pushToBureau: { needs: 'nothing', decision: 'approval' },
} as const satisfies Record<DeskEvent, BarEntry>;

const barEntry = (event: DeskEvent): BarEntry => barEntries[event];
const isLight = (event: DeskEvent): boolean => barEntry(event).light === true;
export const isApproval = (event: DeskEvent): boolean => barEntry(event).decision === 'approval';
export const isReturn = (event: DeskEvent): boolean => barEntry(event).decision === 'return';
export const waitsForVerdicts = (event: DeskEvent): boolean => barEntry(event).blockedByPendingVerdicts === true;
const barEvents = Object.keys(barEntries) as DeskEvent[];

export interface BarAction {
  readonly event: DeskEvent;
  readonly action: Action;
}

/** The order's actions that are in the bar, in the bar's order. */
export const barActions = (actions: readonly Action[]): BarAction[] =>
  barEvents.flatMap((event) => {
    const action = actions.find((one) => one.event === event);
    return action === undefined ? [] : [{ event, action }];
  });

type ActionBarOrder = Pick<Order, 'id' | 'items' | 'calls' | 'marks' | 'actions'>;

interface ActionBarProps {
  readonly order: ActionBarOrder;
  readonly busy: string | null;
  readonly verdicts: {
    readonly shown: (item: Item) => Verdict | null;
    /** Number of verdicts that are shown but have no answer yet. */
    readonly pending: number;
    /** They wait for the network. */
    readonly undelivered: boolean;
  };
  readonly onAct: (bar: BarAction) => void;
}

/** Maximum lines of sentences in the bar; more are folded, so that the bar keeps its height. */
const MAX_SENTENCE_LINES = 3;

/** Progress of the review on the left, actions on the right, with the sentences of the disabled ones. */
export function ActionBar({ order, busy, verdicts, onAct }: ActionBarProps) {
  const t = useT();
  const [unfolded, setUnfolded] = useState(false);
  const { shown: verdictOf, pending, undelivered } = verdicts;
  const review = order.items.filter((item) => item.inReview);
  const judged = review.filter((item) => verdictOf(item) !== null).length;
  const refused = review.filter((item) => verdictOf(item) === 'return').length;
  const saving = useDelayed(pending > 0);
  const call = order.calls.at(-1);
  const bar = barActions(order.actions);
  /** One line per reason, with all buttons that it disables. */
  const sentences = new Map<string, BarAction[]>();
  const whyNot = ({ event, action }: BarAction): readonly string[] => {
    // The API's answer is older than these verdicts.
    if (saving && waitsForVerdicts(event)) return [t('order.verdictsFirst', { n: pending })];
    return action.presence === 'DISABLED' ? action.reasons.map(({ message }) => message) : [];
  };
  for (const one of bar.filter(({ event }) => barEntry(event).position === undefined))
    for (const message of whyNot(one)) sentences.set(message, [...(sentences.get(message) ?? []), one]);
  const at = (place: BarEntry['position']) => bar.filter(({ event }) => barEntry(event).position === place);
  // The reason that disables most buttons comes first: claim, judge, call.
  const lines = [...sentences].sort(([, one], [, other]) => other.length - one.length);
  const whyIds = (event: string) =>
    lines
      .flatMap(([, stopped], line) => (stopped.some((one) => one.event === event) ? [`why-${line}`] : []))
      .join(' ') || undefined;
  return (
    <footer className={styles.bar}>
      <div className={styles.progress}>
        {review.length > 0 ? (
          <>
            <Progress
              percent={(judged / review.length) * 100}
              showInfo={false}
              size={{ height: 4 }}
              className={styles.meter}
              aria-hidden
            />
            <span>{t('order.progress', { done: judged, all: review.length })}</span>
            {refused > 0 ? <span className={styles.refused}>{t('order.refusedItems', { n: refused })}</span> : null}
            {saving ? (
              <span role="status" className={undelivered ? styles.undelivered : undefined}>
                {t(undelivered ? 'order.undelivered' : 'order.saving', { n: pending })}
              </span>
            ) : null}
          </>
        ) : null}
        {call !== undefined ? (
          <span className={styles.call}>
            <PhoneOutlined aria-hidden />{' '}
            {t('order.callAt', {
              time: clockTime(call.at),
              outcome: translateIfKnown(getLanguage(), `call.${call.outcome}`, call.outcome),
            })}
          </span>
        ) : null}
        {/* Before that time the sentence beside the buttons names it. */}
        {order.marks.includes('CALL_DUE') ? <span className={styles.again}>{t('order.secondCallDue')}</span> : null}
      </div>
      <div className={styles.why}>
        <ul className={unfolded ? styles.sentences : `${styles.sentences} ${styles.short}`}>
          {lines.map(([sentence, stopped], line) => (
            // A folded sentence still describes its button to screen readers.
            <li
              key={sentence}
              id={`why-${line}`}
              title={sentence}
              hidden={!unfolded && lines.length > MAX_SENTENCE_LINES && line >= MAX_SENTENCE_LINES - 1}
            >
              {t('action.disabled', { label: stopped.map((one) => one.action.label).join(t('common.and')), sentence })}
            </li>
          ))}
        </ul>
        {lines.length > MAX_SENTENCE_LINES ? (
          <button
            type="button"
            className={styles.unfold}
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded
              ? t('action.fewerReasons')
              : t('action.moreReasons', { n: lines.length - MAX_SENTENCE_LINES + 1 })}
          </button>
        ) : null}
      </div>
      <div className={styles.buttons} role="toolbar" aria-label={t('order.actions')}>
        {at(undefined).map((one) => (
          <Fragment key={one.event}>
            {/* Before the button that ends the task. */}
            {one === at(undefined).find(({ event }) => !isLight(event)) ? (
              <More bar={at('menu')} busy={busy} onAct={onAct} />
            ) : null}
            <BarButton
              order={order}
              bar={one}
              busy={busy}
              blockedByPendingVerdicts={pending > 0 && waitsForVerdicts(one.event)}
              why={whyIds(one.event)}
              onAct={onAct}
            />
          </Fragment>
        ))}
        {at(undefined).every(({ event }) => isLight(event)) ? (
          <More bar={at('menu')} busy={busy} onAct={onAct} />
        ) : null}
      </div>
    </footer>
  );
}

/** Rare actions in a menu; a disabled one shows its reason. */
function More({
  bar,
  busy,
  onAct,
}: {
  bar: readonly BarAction[];
  busy: string | null;
  onAct: (bar: BarAction) => void;
}) {
  const t = useT();
  if (bar.length === 0) return null;
  const items = bar.map((one) => {
    const { can, reason } = accessFor([one.action], one.event);
    return {
      key: one.event,
      label: one.action.label,
      disabled: !can,
      title: reason,
      extra: barEntry(one.event).hint,
      onClick: () => onAct(one),
    };
  });
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      disabled={busy !== null}
      menu={{ items }}
      destroyOnHidden
      popupRender={(popup) => <div data-keys="own">{popup}</div>}
    >
      <Button icon={<EllipsisOutlined />} aria-label={t('order.more')} title={t('order.more')} />
    </Dropdown>
  );
}

interface BarButtonProps {
  readonly order: ActionBarOrder;
  readonly bar: BarAction;
  readonly busy: string | null;
  /** Disabled because of verdicts that have no answer yet. */
  readonly blockedByPendingVerdicts: boolean;
  /** Ids of the sentences that explain why it is disabled. */
  readonly why: string | undefined;
  readonly onAct: (bar: BarAction) => void;
}

function BarButton({ order, bar, busy, blockedByPendingVerdicts: waits, why, onAct }: BarButtonProps) {
  const { event, action } = bar;
  const row = barEntry(event);
  const { data } = useCan({
    resource: 'orders',
    action: event,
    params: { id: order.id, actions: order.actions },
    queryOptions: { initialData: accessFor(order.actions, event), staleTime: 0 },
  });
  const can = data?.can === true && !waits;
  // Only the primary decision has the shortcut, so an order that the bureau refused is not pushed by it.
  const hint = row.hint ?? (action.primary === true ? `${modKey}↵` : undefined);
  return (
    <Button
      type={action.primary === true && can ? 'primary' : 'default'}
      disabled={!can || busy !== null}
      loading={busy === event}
      aria-describedby={why}
      onClick={() => onAct(bar)}
    >
      {action.label}
      {hint === undefined ? null : (
        <kbd className={styles.hint} aria-hidden>
          {hint}
        </kbd>
      )}
    </Button>
  );
}
