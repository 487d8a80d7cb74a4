import { ArrowLeftOutlined } from '@ant-design/icons';
import { useOne } from '@refinedev/core';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { codeText } from '../common/code-text.ts';
import { useDelayed, useThrottled } from '../common/hooks.ts';
import { fullTime } from '../common/time.ts';
import type { ApiError } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { Reveal } from '../reveal/lazy-reveal.tsx';
import type { RevealTarget } from '../reveal/reveal-dialog.tsx';
import { Failure, Skeleton } from '../shell/states.tsx';
import type { FilingRecord } from './documents.ts';
import { HistoryPanel, useHistory } from './history.tsx';
import styles from './record.module.css';

/** One filing record as the bureau knows it: subject, websites, registered values (masked by the API), the open order. */
export function RecordPage() {
  const t = useT();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const history = useHistory(id);
  const { query, result: record } = useOne<FilingRecord, ApiError>({
    resource: 'records',
    id,
    errorNotification: false,
    liveMode: 'manual',
    liveParams: { subscriptionType: 'useList' },
    onLiveEvent: useThrottled(() => {
      void query.refetch();
      void history.query.refetch();
    }, 2000),
  });
  const showSkeleton = useDelayed(query.isLoading);
  if (query.error && record === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (record === undefined) return showSkeleton ? <Skeleton label={t('records.loading')} /> : null;
  const { openOrder } = record;
  const then = history.query.data?.on ?? null;
  const { on } = history;
  /** The version shown: now, or on the chosen day; null: no record existed then. */
  const shown = on === null ? record : then;
  return (
    <>
      <header className={styles.pageHead}>
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          aria-label={t('common.back')}
          onClick={() => navigate('/records')}
        />
        <div>
          <h1 className={styles.title}>{record.name}</h1>
          <p className={styles.faint}>
            {record.filingNumber} · {record.provinceName} · {fullTime(record.changedAt)}
          </p>
        </div>
        <p className={styles.open}>
          {openOrder === null ? (
            <span className={styles.faint}>{t('record.noOpenOrder')}</span>
          ) : (
            <>
              <span className={styles.faint}>{t('records.openOrder')}</span>{' '}
              <Link to={`/orders/${encodeURIComponent(openOrder.id)}`}>{openOrder.number}</Link>{' '}
              <span className={styles.tag}>{openOrder.stateLabel}</span>
            </>
          )}
        </p>
      </header>
      <div className={styles.page}>
        <RectificationPanel recordId={record.id} />
        <HistoryPanel {...history} />
        {shown === null ? null : (
          <>
            <h2 className={styles.section}>{on === null ? t('history.current') : t('history.asOf', { day: on })}</h2>
            <Registered shown={shown} recordId={on === null ? record.id : null} />
          </>
        )}
        <Partners partners={record.partners} />
      </div>
    </>
  );
}

type Shown = Pick<FilingRecord, 'values'> & {
  readonly websites: readonly Pick<
    FilingRecord['websites'][number],
    'id' | 'filingNumber' | 'name' | 'ours' | 'values'
  >[];
};

/** Subject and websites with their registered values; `recordId` null: of an earlier day, where nothing can be revealed. */
function Registered({ shown: { values, websites }, recordId }: { shown: Shown; recordId: string | null }) {
  const t = useT();
  return (
    <>
      <section className={styles.card} aria-label={t('record.subject')}>
        <header className={styles.cardHead}>
          <h3>{t('record.subject')}</h3>
          {values.some((value) => value.masked) ? <span className={styles.note}>{t('record.masked')}</span> : null}
        </header>
        <Values values={values} target={recordId === null ? null : { recordId, websiteId: null }} />
      </section>
      <h2 className={styles.section}>{t('record.websites', { n: websites.length })}</h2>
      {websites.length === 0 ? <p className={styles.faint}>{t('record.noWebsites')}</p> : null}
      {websites.map((website) => (
        <section key={website.id} className={styles.card} aria-label={website.name}>
          <header className={styles.cardHead}>
            <h3>{website.name}</h3>
            <span className={styles.faint}>{website.filingNumber}</span>
            <span className={styles.tag}>{t(website.ours ? 'record.ours' : 'record.notOurs')}</span>
            {website.values.some((value) => value.masked) ? (
              <span className={styles.note}>{t('record.masked')}</span>
            ) : null}
          </header>
          <Values values={website.values} target={recordId === null ? null : { recordId, websiteId: website.id }} />
        </section>
      ))}
    </>
  );
}

/** The partners that may act on the record, and the reason of each. */
function Partners({ partners }: { partners: FilingRecord['partners'] }) {
  const t = useT();
  return (
    <section className={styles.card} aria-label={t('record.partners')}>
      <header className={styles.cardHead}>
        <h3>{t('record.partners')}</h3>
        {partners.length === 0 ? <span className={styles.faint}>{t('record.noPartners')}</span> : null}
      </header>
      <dl className={styles.values}>
        {partners.map((one) => (
          <div key={one.partnerId}>
            <dt>{one.partnerName}</dt>
            <dd>
              {one.basis} · {fullTime(one.since)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Registered values with their labels. */
function Values({ values, target }: { values: FilingRecord['values']; target: RevealTarget | null }) {
  const t = useT();
  return (
    <dl className={styles.values}>
      {values.map((value) => (
        <div key={value.field}>
          <dt>{value.label}</dt>
          <dd>
            {value.values.length === 0
              ? t('common.none')
              : value.values.map((one) => codeText(one, value.valueLabels)).join(t('common.and'))}
            {value.masked && target !== null ? (
              <Reveal target={target} field={value.field} label={value.label} />
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
