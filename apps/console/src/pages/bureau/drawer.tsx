import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
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
        <dl className={`${styles.grid} ${styles[bureau.state]} ${bureau.needsPerson ? styles.needsPerson : ''}`}>
          <Fact label={t(gatewayTexts.backlogLabel)}>{t(gatewayTexts.orders, { n: bureau.backlog })}</Fact>
          <Fact label={t(gatewayTexts.flight)}>
            {inFlight === null
              ? t(commonTexts.none)
              : t(inFlight.orders === 0 ? gatewayTexts.flightReply : gatewayTexts.flightOf, {
                  n: inFlight.sequence,
                  state: inFlight.stateLabel,
                  orders: inFlight.orders,
                })}
          </Fact>
          <Fact label={t(gatewayTexts.oldest)}>
            {oldestSince === null ? (
              t(commonTexts.none)
            ) : (
              <span className={styles.wait} title={fullTime(oldestSince)}>
                {duration((now - Date.parse(oldestSince)) / 1000)}
              </span>
            )}
          </Fact>
          <Fact label={t(gatewayTexts.next)}>{bureau.nextSequence}</Fact>
          <Fact label={t(gatewayTexts.lastAccepted)}>
            {lastAcceptedAt === null ? t(commonTexts.none) : dueTime(t, lastAcceptedAt, now)}
          </Fact>
          {bureau.calls.map((call) => (
            <Fact key={call.direction} label={call.label}>
              <Reach call={call} now={now} />
            </Fact>
          ))}
          {bureau.retryAt === null || Date.parse(bureau.retryAt) <= now ? null : (
            <Fact label={t(gatewayTexts.retryAt)}>{dueTime(t, bureau.retryAt, now)}</Fact>
          )}
          <Fact label={t(gatewayTexts.hours)}>{hoursText(t, bureau) ?? t(gatewayTexts.hoursUnknown)}</Fact>
          <Fact label={t(gatewayTexts.files)}>
            {t(gatewayTexts.filesOf, { a: bureau.unacknowledged, b: bureau.unapplied })}
          </Fact>
          <Fact label={t(gatewayTexts.unmatchedLabel)}>
            {bureau.unmatched === 0 ? (
              '0'
            ) : (
              <Link to="/unmatched">{t(gatewayTexts.unmatched, { n: bureau.unmatched })}</Link>
            )}
          </Fact>
          <Fact label={t(gatewayTexts.days)}>
            {bureau.daysHalf === null
              ? t(gatewayTexts.daysNone)
              : t(gatewayTexts.daysLong, { half: bureau.daysHalf, most: bureau.daysMost ?? '', n: bureau.verdicts })}
          </Fact>
          <Fact label={t(gatewayTexts.serves)}>
            {bureau.provinces.map((one) => one.label).join(t(commonTexts.and)) || t(commonTexts.none)}
          </Fact>
        </dl>
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
      <span className={styles.fails}>
        {t(gatewayTexts.reachFails, { at: dueTime(t, failingSince, now), failure: failure ?? '' })}
      </span>{' '}
      {lastSuccessAt === null ? last : t(gatewayTexts.reachLast, { at: last })}
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
