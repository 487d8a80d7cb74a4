import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dueTime, duration } from '../common/due.ts';
import { fullTime } from '../common/time.ts';
import { useT } from '../providers/i18n.ts';
import { BureauActions } from './actions.tsx';
import { Banner } from './banner.tsx';
import styles from './bureau.module.css';
import type { Bureau } from './documents.ts';
import { hoursText } from './hours-text.ts';
import { Incidents } from './incidents.tsx';
import { Ledger } from './ledger.tsx';

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
    <aside className={styles.drawer} aria-label={t('gateway.drawer', { name: bureau.provinceName })}>
      <div className={`${styles.drawerHead} ${styles[bureau.state]}`}>
        <span className={styles.light} aria-hidden />
        <h2>{bureau.provinceName}</h2>
        <span className={styles.stateTag}>{bureau.stateLabel}</span>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('common.close')} onClick={onClose} />
      </div>
      <div className={styles.drawerBody}>
        <Banner bureau={bureau} now={now} />
        <dl className={`${styles.grid} ${styles[bureau.state]} ${bureau.needsPerson ? styles.needsPerson : ''}`}>
          <Fact label={t('gateway.backlogLabel')}>{t('gateway.orders', { n: bureau.backlog })}</Fact>
          <Fact label={t('gateway.flight')}>
            {inFlight === null
              ? t('common.none')
              : t(inFlight.orders === 0 ? 'gateway.flightReply' : 'gateway.flightOf', {
                  n: inFlight.sequence,
                  state: inFlight.stateLabel,
                  orders: inFlight.orders,
                })}
          </Fact>
          <Fact label={t('gateway.oldest')}>
            {oldestSince === null ? (
              t('common.none')
            ) : (
              <span className={styles.wait} title={fullTime(oldestSince)}>
                {duration((now - Date.parse(oldestSince)) / 1000)}
              </span>
            )}
          </Fact>
          <Fact label={t('gateway.next')}>{bureau.nextSequence}</Fact>
          <Fact label={t('gateway.lastAccepted')}>
            {lastAcceptedAt === null ? t('common.none') : dueTime(t, lastAcceptedAt, now)}
          </Fact>
          {bureau.calls.map((call) => (
            <Fact key={call.direction} label={call.label}>
              <Reach call={call} now={now} />
            </Fact>
          ))}
          {bureau.retryAt === null || Date.parse(bureau.retryAt) <= now ? null : (
            <Fact label={t('gateway.retryAt')}>{dueTime(t, bureau.retryAt, now)}</Fact>
          )}
          <Fact label={t('gateway.hours')}>{hoursText(t, bureau) ?? t('gateway.hoursUnknown')}</Fact>
          <Fact label={t('gateway.files')}>
            {t('gateway.filesOf', { a: bureau.unacknowledged, b: bureau.unapplied })}
          </Fact>
          <Fact label={t('gateway.unmatchedLabel')}>
            {bureau.unmatched === 0 ? (
              '0'
            ) : (
              <Link to="/unmatched">{t('gateway.unmatched', { n: bureau.unmatched })}</Link>
            )}
          </Fact>
          <Fact label={t('gateway.days')}>
            {bureau.daysHalf === null
              ? t('gateway.daysNone')
              : t('gateway.daysLong', { half: bureau.daysHalf, most: bureau.daysMost ?? '', n: bureau.verdicts })}
          </Fact>
          <Fact label={t('gateway.serves')}>
            {bureau.provinces.map((one) => one.label).join(t('common.and')) || t('common.none')}
          </Fact>
        </dl>
        {bureau.calls.map(({ direction, code, message }) =>
          message === null ? null : (
            <p key={direction} className={styles.words}>
              {t('gateway.bureauSaid', { code: code ?? '', message })}
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
  const last = lastSuccessAt === null ? t('gateway.reachNever') : dueTime(t, lastSuccessAt, now);
  if (failingSince === null) return <>{lastSuccessAt === null ? last : t('gateway.reachOk', { at: last })}</>;
  return (
    <>
      <span className={styles.fails}>
        {t('gateway.reachFails', { at: dueTime(t, failingSince, now), failure: failure ?? '' })}
      </span>{' '}
      {lastSuccessAt === null ? last : t('gateway.reachLast', { at: last })}
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
