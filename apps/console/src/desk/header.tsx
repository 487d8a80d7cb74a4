import { ArrowLeftOutlined, CopyOutlined, LockOutlined, UnlockOutlined } from '@ant-design/icons';
import { dayOfEdition, isEditionId } from '@beian/domain/province';
import { App, Button, Tag, Tooltip } from 'antd';
import { Link } from 'react-router';
import { useT } from '../app/providers/i18n.ts';
import { shellTexts } from '../app/shell/texts.ts';
import type { Lease, Order } from '../order/documents.ts';
import { KindBadge } from '../order/kind/badge.tsx';
import { orderTexts } from '../order/texts.ts';
import { minutesAndSeconds } from '../ui/due.ts';
import { DueCell } from '../ui/due-cell.tsx';
import { useNow } from '../ui/hooks.ts';
import { KeyHint, keyShortcut } from '../ui/key-hint.tsx';
import { keyTexts } from '../ui/key-texts.ts';
import { commonTexts } from '../ui/texts.ts';
import { fullTime } from '../ui/time.ts';
import styles from './header.module.css';
import { dueWhyTexts } from './panels/due-texts.ts';
import { PartyBar } from './panels/party-bar.tsx';
import parts from './parts.module.css';
import { deskTexts, itemTexts } from './texts.ts';

const lastMinute = 60_000;

/** The lease holder; the countdown shows in the last minute only. */
function LeaseBadge({ lease }: { lease: Lease | null }) {
  const t = useT();
  const now = useNow(1000);
  if (lease === null) {
    return (
      <p className={styles.lease}>
        <UnlockOutlined aria-hidden /> {t(deskTexts.free)}
      </p>
    );
  }
  const left = Date.parse(lease.until) - now;
  return (
    <div className={styles.lease}>
      <p className={lease.mine ? parts.ok : undefined}>
        <LockOutlined aria-hidden />{' '}
        {lease.mine ? t(deskTexts.heldByYou) : t(deskTexts.heldBy, { name: lease.holderName })}
      </p>
      {lease.mine && left < lastMinute ? (
        <p className={parts.warn} role="timer">
          {t(deskTexts.releaseIn, { time: minutesAndSeconds(left) })}
        </p>
      ) : null}
    </div>
  );
}

/** Colour of the tag of a state that is an end or needs somebody; the normal course has none. */
const stateColours: Partial<Record<Order['state'], string>> = {
  APPROVED: 'success',
  ...{ BUREAU_REJECTED: 'error', UPLOAD_FAILED: 'error', SMS_RETURNED: 'error', INITIAL_REJECTED: 'error' },
};

/** The rules of its province under an edition. */
const rulesPath = (province: string, edition: string): string =>
  `/rules/${province}${isEditionId(edition) ? `?day=${dayOfEdition(edition)}` : ''}`;

interface HeaderProps {
  readonly order: Order;
  readonly onBack: () => void;
  /** Opens the explanation of the due time. */
  readonly onWhy: () => void;
}

/** The order's identity, due time and lease holder. */
export function DeskHeader({ order, onBack, onWhy }: HeaderProps) {
  const t = useT();
  const now = useNow(15_000);
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard
      ?.writeText(order.number)
      .then(() => message.success(t(commonTexts.copied)))
      .catch(() => undefined);
  const { province, edition, handOverEdition } = order;
  const facts: readonly { name: string; value: string; to?: string }[] = [
    { name: t(deskTexts.province), value: order.provinceName },
    { name: t(deskTexts.round), value: t(orderTexts.roundN, { n: order.round }) },
    ...(order.assignee === null ? [] : [{ name: t(deskTexts.assignee), value: order.assignee.name }]),
    { name: t(deskTexts.partner), value: order.partner.name },
    ...(order.reference === null ? [] : [{ name: t(deskTexts.reference), value: order.reference }]),
    ...(order.erasedAt === null ? [] : [{ name: t(itemTexts.erased), value: fullTime(order.erasedAt) }]),
    { name: t(deskTexts.edition), value: edition, to: rulesPath(province, edition) },
    ...(handOverEdition === null || handOverEdition === edition
      ? []
      : [{ name: t(deskTexts.handOverEdition), value: handOverEdition, to: rulesPath(province, handOverEdition) }]),
  ];
  return (
    <header className={styles.header}>
      <Tooltip
        title={
          <>
            {t(commonTexts.back)} <KeyHint name="desk.back" />
          </>
        }
      >
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label={t(commonTexts.back)}
          aria-keyshortcuts={keyShortcut('desk.back')}
          onClick={onBack}
        />
      </Tooltip>
      <div className={styles.name}>
        <div className={styles.line}>
          <h1>{order.number}</h1>
          <Button
            type="text"
            size="small"
            icon={<CopyOutlined aria-hidden />}
            aria-label={t(commonTexts.copy)}
            title={t(commonTexts.copy)}
            onClick={() => void copy()}
          />
          <Tag color={stateColours[order.state]}>{order.stateLabel}</Tag>
          <KindBadge kind={order.kind} />
        </div>
        <p className={styles.subject}>
          <span title={order.subjectName}>{order.subjectName}</span>
          <Link to={`/records/${encodeURIComponent(order.record.id)}`} title={t(deskTexts.record)}>
            {order.filingNumber}
          </Link>
        </p>
      </div>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd title={fact.value}>
              {fact.to === undefined ? (
                fact.value
              ) : (
                <Link to={fact.to} title={t(shellTexts.provinceRules)}>
                  {fact.value}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.right}>
        <PartyBar parties={order.parties} />
        {order.due === null ? null : (
          <div className={styles.due}>
            <DueCell due={order.due} now={now} size="desk" />
            <Tooltip title={t(keyTexts.why)}>
              <Button
                type="link"
                size="small"
                aria-haspopup="dialog"
                aria-keyshortcuts={keyShortcut('desk.why')}
                onClick={onWhy}
              >
                {t(dueWhyTexts.why)} <KeyHint name="desk.why" />
              </Button>
            </Tooltip>
          </div>
        )}
        {order.move === 'reviewer' || order.lease !== null ? <LeaseBadge lease={order.lease} /> : null}
      </div>
    </header>
  );
}
