import { CloseOutlined } from '@ant-design/icons';
import { Button, Descriptions, Typography } from 'antd';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { dueTime, duration } from '../../ui/due.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { BureauActions } from './actions.tsx';
import { Banner } from './banner.tsx';
import styles from './bureau.module.css';
import type { Bureau } from './documents.ts';
import { hoursText } from './hours-text.ts';
import { Incidents } from './incidents.tsx';
import { Ledger } from './ledger.tsx';
import { gatewayTexts } from './texts.ts';

interface DrawerProps {
  readonly bureau: Bureau;
  readonly now: number;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** One connection: its state in sentences, its actions and its files. */
export function BureauDrawer({ bureau, now, onClose, onChanged }: DrawerProps) {
  const t = useT();
  const { inFlight, oldestSince, lastAcceptedAt } = bureau;
  return (
    <aside className={styles.drawer} aria-label={t(gatewayTexts.drawer, { name: bureau.provinceName })}>
      <div className={`${styles.drawerHead} ${styles[bureau.state]}`}>
        <span className={styles.light} aria-hidden />
        <h2>{bureau.provinceName}</h2>
        <span className={styles.stateTag}>{bureau.stateLabel}</span>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t(commonTexts.close)} onClick={onClose} />
      </div>
      <div className={styles.drawerBody}>
        <Banner bureau={bureau} now={now} />
        <Descriptions size="small" layout="vertical" colon={false} column={{ xs: 2, sm: 3 }}>
          <Descriptions.Item label={t(gatewayTexts.backlogLabel)}>
            {t(gatewayTexts.orders, { n: bureau.backlog })}
          </Descriptions.Item>
          <Descriptions.Item label={t(gatewayTexts.flight)}>
            {inFlight === null
              ? t(commonTexts.none)
              : t(inFlight.orders === 0 ? gatewayTexts.flightReply : gatewayTexts.flightOf, {
                  n: inFlight.sequence,
                  state: inFlight.stateLabel,
                  orders: inFlight.orders,
                })}
          </Descriptions.Item>
          <Descriptions.Item label={t(gatewayTexts.oldest)}>
            {oldestSince === null ? (
              t(commonTexts.none)
            ) : (
              <Typography.Text strong={bureau.needsPerson} title={fullTime(oldestSince)}>
                {duration((now - Date.parse(oldestSince)) / 1000)}
              </Typography.Text>
            )}
          </Descriptions.Item>
          <Descriptions.Item label={t(gatewayTexts.next)}>{bureau.nextSequence}</Descriptions.Item>
          <Descriptions.Item label={t(gatewayTexts.lastAccepted)}>
            {lastAcceptedAt === null ? t(commonTexts.none) : dueTime(t, lastAcceptedAt, now)}
          </Descriptions.Item>
          {bureau.calls.map((call) => (
            <Descriptions.Item key={call.direction} label={call.label}>
              <Reach call={call} now={now} />
            </Descriptions.Item>
          ))}
          {bureau.retryAt === null || Date.parse(bureau.retryAt) <= now ? null : (
            <Descriptions.Item label={t(gatewayTexts.retryAt)}>{dueTime(t, bureau.retryAt, now)}</Descriptions.Item>
          )}
          <Descriptions.Item label={t(gatewayTexts.hours)}>
            {hoursText(t, bureau) ?? t(gatewayTexts.hoursUnknown)}
          </Descriptions.Item>
          <Descriptions.Item label={t(gatewayTexts.files)}>
            {t(gatewayTexts.filesOf, { a: bureau.unacknowledged, b: bureau.unapplied })}
          </Descriptions.Item>
          <Descriptions.Item label={t(gatewayTexts.unmatchedLabel)}>
            {bureau.unmatched === 0 ? (
              '0'
            ) : (
              <Link to="/unmatched">{t(gatewayTexts.unmatched, { n: bureau.unmatched })}</Link>
            )}
          </Descriptions.Item>
          <Descriptions.Item label={t(gatewayTexts.days)}>
            {bureau.daysHalf === null
              ? t(gatewayTexts.daysNone)
              : t(gatewayTexts.daysLong, { half: bureau.daysHalf, most: bureau.daysMost ?? '', n: bureau.verdicts })}
          </Descriptions.Item>
          <Descriptions.Item label={t(gatewayTexts.serves)}>
            {bureau.provinces.map((one) => one.label).join(t(commonTexts.and)) || t(commonTexts.none)}
          </Descriptions.Item>
        </Descriptions>
        {bureau.calls.map(({ direction, code, message }) =>
          message === null ? null : (
            <p key={direction} className={styles.words}>
              {t(gatewayTexts.bureauSaid, { code: code ?? '', message })}
            </p>
          ),
        )}
        <BureauActions bureau={bureau} now={now} onChanged={onChanged} />
        <Ledger bureauId={bureau.id} now={now} />
        <Incidents bureauId={bureau.id} now={now} mayRead={bureau.incidents !== null} />
      </div>
    </aside>
  );
}

/** Whether a direction answers, and since when it does not. */
function Reach({ call, now }: { call: Bureau['calls'][number]; now: number }) {
  const t = useT();
  const { failingSince, failure, lastSuccessAt } = call;
  const last = lastSuccessAt === null ? t(gatewayTexts.reachNever) : dueTime(t, lastSuccessAt, now);
  if (failingSince === null) return <>{lastSuccessAt === null ? last : t(gatewayTexts.reachOk, { at: last })}</>;
  return (
    <>
      <Typography.Text type="danger">
        {t(gatewayTexts.reachFails, { at: dueTime(t, failingSince, now), failure: failure ?? '' })}
      </Typography.Text>{' '}
      {lastSuccessAt === null ? last : t(gatewayTexts.reachLast, { at: last })}
    </>
  );
}
