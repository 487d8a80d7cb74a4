import { ArrowLeftOutlined, CopyOutlined, LockOutlined, UnlockOutlined } from '@ant-design/icons';
import { dayOfEdition, isEditionId } from '@beian/domain/province';
import type { BilingualText } from '@beian/domain/text';
import { Button, Flex, Tag, Tooltip } from 'antd';
import { Link } from 'react-router';
import { t } from '../app/providers/i18n.ts';
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
import { useCopy } from '../ui/use-copy.ts';
import styles from './header.module.css';
import { dueWhyTexts } from './panels/due-texts.ts';
import { PartyBar } from './panels/party-bar.tsx';
import parts from './parts.module.css';
import { deskTexts, itemTexts } from './texts.ts';

const lastMinute = 60_000;

/** The lease holder; the countdown shows in the last minute only. */
function LeaseBadge({ lease }: { lease: Lease | null }) {
  const left = Date.parse(lease?.until ?? '') - useNow(1000);
  if (lease === null)
    return (
      <p>
        <UnlockOutlined aria-hidden /> {t(deskTexts.free)}
      </p>
    );
  return (
    <div>
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

function EditionLink({ province, edition }: { province: string; edition: string }) {
  const day = isEditionId(edition) ? `?day=${dayOfEdition(edition)}` : '';
  return (
    <Link to={`/rules/${province}${day}`} title={t(shellTexts.provinceRules)}>
      {edition}
    </Link>
  );
}

export function DeskHeader({ order, onBack, onWhy }: { order: Order; onBack: () => void; onWhy: () => void }) {
  const copy = useCopy();
  const { province, edition, handOverEdition } = order;
  const facts: readonly (readonly [name: BilingualText, value: string | null | undefined, isEdition?: true])[] = [
    [deskTexts.province, order.provinceName],
    [deskTexts.round, t(orderTexts.roundN, { n: order.round })],
    [deskTexts.assignee, order.assignee?.name],
    [deskTexts.partner, order.partner.name],
    [deskTexts.reference, order.reference],
    [itemTexts.erased, order.erasedAt && fullTime(order.erasedAt)],
    [deskTexts.edition, edition, true],
    [deskTexts.handOverEdition, handOverEdition === edition ? null : handOverEdition, true],
  ];
  return (
    <Flex component="header" align="center" gap="2px 12px" className={styles.header}>
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
        <Flex align="center" gap={4} className={styles.line}>
          <h1>{order.number}</h1>
          <Button
            type="text"
            size="small"
            icon={<CopyOutlined aria-hidden />}
            aria-label={t(commonTexts.copy)}
            title={t(commonTexts.copy)}
            onClick={() => void copy(order.number)}
          />
          <Tag color={stateColours[order.state]}>{order.stateLabel}</Tag>
          <KindBadge kind={order.kind} />
        </Flex>
        <p className={`${styles.subject} ${parts.small}`}>
          <span className={parts.cut} title={order.subjectName}>
            {order.subjectName}
          </span>
          <Link to={`/records/${encodeURIComponent(order.record.id)}`} title={t(deskTexts.record)}>
            {order.filingNumber}
          </Link>
        </p>
      </div>
      <dl className={styles.facts}>
        {facts.map(([name, value, isEdition]) =>
          value == null ? null : (
            <div key={name.en}>
              <dt className={parts.small}>{t(name)}</dt>
              <dd className={parts.cut} title={value}>
                {isEdition ? <EditionLink province={province} edition={value} /> : value}
              </dd>
            </div>
          ),
        )}
      </dl>
      <Flex align="center" gap="4px 12px" className={styles.right}>
        <PartyBar parties={order.parties} />
        {order.due === null ? null : (
          <Flex align="center" gap={12}>
            <DueCell due={order.due} size="desk" />
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
          </Flex>
        )}
        {order.move === 'reviewer' || order.lease !== null ? <LeaseBadge lease={order.lease} /> : null}
      </Flex>
    </Flex>
  );
}
