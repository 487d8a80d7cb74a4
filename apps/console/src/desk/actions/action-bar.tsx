import { PhoneOutlined, UpOutlined } from '@ant-design/icons';
import { callOutcomes } from '@beian/domain/order';
import { Button, Dropdown, Progress } from 'antd';
import { useState } from 'react';
import { accessFor } from '../../app/providers/access.ts';
import { labelOf, t } from '../../app/providers/i18n.ts';
import type { Item, Order, Verdict } from '../../order/documents.ts';
import { useDelayed } from '../../ui/hooks.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { readingTexts } from '../../ui/paper-readings/texts.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { clockTime } from '../../ui/time.ts';
import parts from '../parts.module.css';
import { actionBarTexts, deskTexts, verdictsTexts } from '../texts.ts';
import styles from './action-bar.module.css';
import { type BarAction, barActions, barEntry, keysOfAction, waitsForVerdicts } from './bar-entries.ts';

type ActionBarOrder = Pick<Order, 'id' | 'items' | 'calls' | 'marks' | 'actions'>;

interface ActionBarProps {
  readonly order: ActionBarOrder;
  readonly busy: string | null;
  readonly verdicts: {
    readonly shown: (item: Item) => Verdict | null;
    /** Number of verdicts that are shown but have no answer yet. */
    readonly pending: number;
    /** Number of verdicts that were passed together and can be taken back. */
    readonly held?: number;
    /** They wait for the network. */
    readonly undelivered: boolean;
  };
  /** A refused item that was passed after all, and whose reasons are kept; null: none. */
  readonly kept?: { readonly label: string; readonly reasons: number } | null;
  readonly onUndo?: () => void;
  readonly onAct: (bar: BarAction) => void;
}

/** Maximum lines of sentences in the bar; more are folded, so that the bar keeps its height. */
const MAX_SENTENCE_LINES = 2;

/** Progress of the review on the left, actions on the right, with the sentences of the disabled ones. */
export function ActionBar({ order, busy, verdicts, kept = null, onUndo, onAct }: ActionBarProps) {
  const [unfolded, setUnfolded] = useState(false);
  const { shown: verdictOf, pending, held = 0, undelivered } = verdicts;
  const review = order.items.filter((item) => item.inReview);
  const judged = review.filter((item) => verdictOf(item) !== null).length;
  const refused = review.filter((item) => verdictOf(item) === 'return').length;
  const saving = useDelayed(pending > 0);
  const call = order.calls.at(-1);
  const undone = kept === null ? null : t(verdictsTexts.kept, { label: kept.label, n: kept.reasons });
  const undoable = held > 0 ? t(readingTexts.passing, { n: held }) : undone;
  const bar = barActions(order.actions);
  /** One line per reason, with all buttons that it disables. */
  const sentences = new Map<string, BarAction[]>();
  const whyNot = ({ event, action }: BarAction): readonly string[] => {
    // The API's answer is older than these verdicts.
    if (saving && waitsForVerdicts(event)) return [t(deskTexts.verdictsFirst, { n: pending })];
    return action.presence === 'DISABLED' ? action.reasons.map(({ message }) => message) : [];
  };
  for (const one of bar.filter(({ event }) => barEntry(event).position === undefined))
    for (const message of whyNot(one)) sentences.set(message, [...(sentences.get(message) ?? []), one]);
  const at = (place: 'menu' | undefined) => bar.filter(({ event }) => barEntry(event).position === place);
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
              style={{ width: 88 }}
              aria-hidden
            />
            <span>{t(deskTexts.progress, { done: judged, all: review.length })}</span>
            {refused > 0 ? <span className={parts.bad}>{t(deskTexts.refusedItems, { n: refused })}</span> : null}
            {saving && pending > held ? (
              <span role="status" className={undelivered ? parts.warn : undefined}>
                {t(undelivered ? deskTexts.undelivered : deskTexts.saving, { n: pending })}
              </span>
            ) : null}
          </>
        ) : null}
        {undoable === null ? null : (
          <span role="status">
            {undoable}{' '}
            <Button size="small" aria-keyshortcuts={keyShortcut('desk.undo')} onClick={onUndo}>
              {t(verdictsTexts.undo)}
              <KeyHint name="desk.undo" className={parts.key} />
            </Button>
          </span>
        )}
        {call !== undefined ? (
          <span>
            <PhoneOutlined aria-hidden />{' '}
            {t(deskTexts.callAt, {
              time: clockTime(call.at),
              outcome: t(labelOf(callOutcomes, call.outcome)),
            })}
          </span>
        ) : null}
        {/* Before that time the sentence beside the buttons names it. */}
        {order.marks.includes('CALL_DUE') ? <span className={parts.warn}>{t(deskTexts.secondCallDue)}</span> : null}
      </div>
      <div className={styles.why}>
        <ul className={parts.warn}>
          {lines.map(([sentence, stopped], line) => (
            // A folded sentence still describes its button to screen readers.
            <li
              key={sentence}
              id={`why-${line}`}
              hidden={!unfolded && lines.length > MAX_SENTENCE_LINES && line >= MAX_SENTENCE_LINES - 1}
            >
              {t(actionTexts.disabled, {
                label: stopped.map((one) => one.action.label).join(t(commonTexts.and)),
                sentence,
              })}
            </li>
          ))}
        </ul>
        {lines.length > MAX_SENTENCE_LINES ? (
          <button type="button" className={parts.link} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {unfolded
              ? t(actionBarTexts.fewerReasons)
              : t(actionBarTexts.moreReasons, { n: lines.length - MAX_SENTENCE_LINES + 1 })}
          </button>
        ) : null}
      </div>
      <div className={parts.buttons} role="toolbar" aria-label={t(deskTexts.actions)}>
        <More
          bar={at('menu')}
          busy={busy}
          waits={({ event }) =>
            pending > 0 && waitsForVerdicts(event) ? t(deskTexts.verdictsFirst, { n: pending }) : null
          }
          onAct={onAct}
        />
        {at(undefined).map((one) => (
          <BarButton
            key={one.event}
            bar={one}
            busy={busy}
            blockedByPendingVerdicts={pending > 0 && waitsForVerdicts(one.event)}
            why={whyIds(one.event)}
            onAct={onAct}
          />
        ))}
      </div>
    </footer>
  );
}

interface MoreProps {
  readonly bar: readonly BarAction[];
  readonly busy: string | null;
  /** Why an action has to wait for verdicts; null: it need not. */
  readonly waits: (bar: BarAction) => string | null;
  readonly onAct: (bar: BarAction) => void;
}

/** What does not end the task, in a menu; a disabled line shows its reason. */
function More({ bar, busy, waits, onAct }: MoreProps) {
  if (bar.length === 0) return null;
  const items = bar.map((one) => {
    const why = waits(one) ?? accessFor([one.action], one.event).reason;
    return {
      key: one.event,
      label: one.action.label,
      disabled: why !== undefined,
      title: why,
      extra: <KeyHint name={keysOfAction(one)[0]} />,
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
      <Button>
        {t(deskTexts.more)} <UpOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}

interface BarButtonProps {
  readonly bar: BarAction;
  readonly busy: string | null;
  /** Disabled because of verdicts that have no answer yet. */
  readonly blockedByPendingVerdicts: boolean;
  /** Ids of the sentences that explain why it is disabled. */
  readonly why: string | undefined;
  readonly onAct: (bar: BarAction) => void;
}

function BarButton({ bar, busy, blockedByPendingVerdicts: waits, why, onAct }: BarButtonProps) {
  const { event, action } = bar;
  const can = action.presence === 'ENABLED' && !waits;
  const [key] = keysOfAction(bar);
  return (
    <Button
      type={action.primary === true && can ? 'primary' : 'default'}
      disabled={!can || busy !== null}
      loading={busy === event}
      aria-describedby={why}
      aria-keyshortcuts={key && keyShortcut(key)}
      onClick={() => onAct(bar)}
    >
      {action.label}
      <KeyHint name={key} className={parts.key} />
    </Button>
  );
}
