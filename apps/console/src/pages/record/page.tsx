import { kindRow } from '@beian/domain/order-names';
import { useOne } from '@refinedev/core';
import { Alert, Descriptions, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import type { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { AccessValues } from '../../order/kind/access-values.tsx';
import { useThrottled } from '../../ui/hooks.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Reveal } from '../../ui/reveal/lazy-reveal.tsx';
import type { RevealTarget } from '../../ui/reveal/reveal-dialog.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { shownValue } from '../../ui/value-text.ts';
import { RectificationPanel } from '../rectification/panel.tsx';
import { accessTexts } from './access-texts.ts';
import type { FilingRecord } from './documents.ts';
import { HistoryPanel, useHistory } from './history.tsx';
import { OrderOptions } from './order-options.tsx';
import { recordHistoryTexts, recordListTexts, recordTexts } from './texts.ts';

/** One filing record as the bureau knows it: subject, websites, registered values (masked by the API), the open order. */
export function RecordPage() {
  const { id = '' } = useParams();
  const history = useHistory(id);
  const { query, result } = useOne<FilingRecord, ApiError>({
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
  const { error, isLoading, refetch } = query;
  return (
    <Loaded query={{ data: result, error, isLoading, refetch }}>
      {(record) => <RecordSections record={record} history={history} />}
    </Loaded>
  );
}

interface RecordProps {
  readonly record: FilingRecord;
  readonly history: ReturnType<typeof useHistory>;
}

function RecordSections({ record, history }: RecordProps) {
  const { openOrder, partners } = record;
  const { on, query } = history;
  /** The version shown: now, or on the chosen day; null: no record existed then. */
  const shown = on === null ? record : (query.data?.on ?? null);
  return (
    <Page
      title={record.name}
      lead={
        <>
          <Link to="/records">{t(recordListTexts.title)}</Link> · {record.filingNumber} · {record.provinceName} ·{' '}
          {fullTime(record.changedAt)}
        </>
      }
      actions={
        openOrder === null ? (
          <Faint>{t(recordTexts.noOpenOrder)}</Faint>
        ) : (
          <span>
            <Faint>{t(recordListTexts.openOrder)}</Faint> <OrderLink {...openOrder} /> <Tag>{openOrder.stateLabel}</Tag>
          </span>
        )
      }
    >
      <WithoutWebsites record={record} />
      <RectificationPanel recordId={record.id} />
      <HistoryPanel {...history} />
      {shown === null ? null : (
        <>
          <h2>{on === null ? t(recordHistoryTexts.current) : t(recordHistoryTexts.asOf, { day: on })}</h2>
          <Registered shown={shown} record={on === null ? record : null} />
        </>
      )}
      <Section title={t(recordTexts.partners)} lead={partners.length === 0 ? t(recordTexts.noPartners) : null}>
        <Descriptions
          size="small"
          column={1}
          items={partners.map((one) => ({
            key: one.partnerId,
            label: one.partnerName,
            children: `${one.basis} · ${fullTime(one.since)}`,
          }))}
        />
      </Section>
    </Page>
  );
}

/** A record without websites is a shell 空壳主体, or its subject was cancelled. */
export function WithoutWebsites({ record }: { record: Pick<FilingRecord, 'websites' | 'deregisteredAt'> }) {
  if (record.websites.length > 0) return null;
  const at = record.deregisteredAt;
  return (
    <Alert
      type="info"
      role="note"
      message={t(at === null ? recordTexts.shell : recordTexts.deregistered)}
      description={at === null ? t(accessTexts.shellMeans) : t(recordTexts.deregisteredMeans, { at: fullTime(at) })}
    />
  );
}

type Shown = Pick<FilingRecord, 'values'> & {
  readonly websites: readonly Pick<
    FilingRecord['websites'][number],
    'id' | 'filingNumber' | 'name' | 'ours' | 'values'
  >[];
};

/**
 * Subject and websites with their registered values; `record` null: of an earlier day, where nothing can be revealed and no order
 * opened.
 */
function Registered({ shown: { values, websites }, record }: { shown: Shown; record: FilingRecord | null }) {
  const options = record?.orderOptions ?? [];
  const openOrder = record?.openOrder ?? null;
  const targetOf = (websiteId: string | null) => (record === null ? null : { recordId: record.id, websiteId });
  return (
    <>
      <Section title={t(recordTexts.subject)} actions={<Masked values={values} />}>
        <Values values={values} target={targetOf(null)} />
        <OrderOptions
          options={options.filter(({ kind }) => kindRow(kind).about === 'subject')}
          domains={record?.websites.flatMap(({ domains }) => domains) ?? []}
          openOrder={openOrder}
        />
      </Section>
      <h2>{t(recordTexts.websites, { n: websites.length })}</h2>
      {websites.length === 0 ? <Faint>{t(recordTexts.noWebsites)}</Faint> : null}
      {websites.map((website) => {
        const own = options.filter(({ websiteId }) => websiteId === website.id);
        const { domains = [], accesses = [] } = record?.websites.find(({ id }) => id === website.id) ?? {};
        return (
          <Section
            key={website.id}
            title={website.name}
            lead={
              <>
                {website.filingNumber} <Tag>{t(website.ours ? recordTexts.ours : recordTexts.notOurs)}</Tag>
              </>
            }
            actions={<Masked values={website.values} />}
          >
            <Values values={website.values} target={targetOf(website.id)} />
            <OrderOptions
              options={own.filter(({ kind }) => kindRow(kind).about === 'website')}
              domains={domains}
              openOrder={openOrder}
            />
            {accesses.map((access) => (
              <section key={access.id} aria-label={`${t(accessTexts.title)} ${access.id}`}>
                <h3>
                  {t(accessTexts.title)} <Tag>{t(access.ours ? accessTexts.ours : accessTexts.others)}</Tag>{' '}
                  <Faint>{access.id}</Faint>
                </h3>
                <AccessValues access={access} />
                <OrderOptions
                  options={own.filter(({ accessId }) => accessId === access.id)}
                  domains={domains}
                  openOrder={openOrder}
                />
              </section>
            ))}
          </Section>
        );
      })}
    </>
  );
}

function Masked({ values }: { values: FilingRecord['values'] }) {
  return values.some(({ masked }) => masked) ? <Faint>{t(recordTexts.masked)}</Faint> : null;
}

/** Registered values with their labels. */
function Values({ values, target }: { values: FilingRecord['values']; target: RevealTarget | null }) {
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2, xl: 3 }}
      styles={{ label: { minWidth: 136 } }}
      items={values.map(({ field, label, values: texts, valueLabels, masked }) => ({
        key: field,
        label,
        children: (
          <span>
            {texts.map((one) => shownValue(field, one, valueLabels)).join(t(commonTexts.and)) || t(commonTexts.none)}
            {masked && target !== null ? <Reveal target={target} field={field} label={label} /> : null}
          </span>
        ),
      }))}
    />
  );
}
