import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import dayjs from 'dayjs';
import { Link, useSearchParams } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { type RecordHistory, recordHistoryDocument } from '../../generated/record-history.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { FormerValues, PresentValues } from '../../ui/difference/difference.tsx';
import { useDelayed, useNow } from '../../ui/hooks.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime, shanghai } from '../../ui/time.ts';
import own from './history.module.css';
import styles from './record.module.css';
import { recordHistoryTexts } from './texts.ts';

type Version = RecordHistory['versions'][number];
type Difference = NonNullable<RecordHistory['differences']>[number];

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && dayjs(text).format('YYYY-MM-DD') === text;

/** The day shown and the day compared with: `?on=` and `?against=`, days in Shanghai. */
export function useHistory(recordId: string) {
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const day = (name: string) => {
    const value = params.get(name);
    return isDay(value) ? value : null;
  };
  const [on, against] = [day('on'), day('against')];
  const query = useQuery({
    queryKey: ['recordHistory', language, recordId, on, against],
    queryFn: async ({ signal }) =>
      (await request(recordHistoryDocument, { recordId, on, against }, signal)).recordHistory,
    placeholderData: (before) => before,
  });
  const show = (name: 'on' | 'against', value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    setParams(next);
  };
  return { on, against, show, query };
}

/** Versions of a record, the chosen day, and the differences to another day. */
export function HistoryPanel({ on, against, show, query }: ReturnType<typeof useHistory>) {
  const t = useT();
  const today = shanghai(useNow(60_000)).format('YYYY-MM-DD');
  const showSkeleton = useDelayed(query.isLoading);
  const history = query.data;
  const first = history?.versions.at(-1);
  const [from, to] = [on ?? today, against ?? today].sort();
  return (
    <section className={styles.card} aria-label={t(recordHistoryTexts.title)}>
      <header className={styles.cardHead}>
        <h3>{t(recordHistoryTexts.title)}</h3>
        <span className={own.history}>
          <Day
            label={t(recordHistoryTexts.on)}
            unset={t(recordHistoryTexts.now)}
            value={on}
            today={today}
            onChange={(day) => show('on', day)}
          />
          <Day
            label={t(recordHistoryTexts.against)}
            unset={t(commonTexts.none)}
            value={against}
            today={today}
            onChange={(day) => show('against', day)}
          />
        </span>
      </header>
      {query.error !== null && history === undefined ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : history === undefined || history === null ? (
        showSkeleton ? (
          <Skeleton label={t(recordHistoryTexts.loading)} />
        ) : null
      ) : (
        <>
          <ol className={own.versions}>
            {history.versions.map((version) => (
              <VersionLine
                key={version.id}
                version={version}
                current={version.id === history.on?.version.id}
                onShow={(day) => show('on', day)}
              />
            ))}
            {history.versionsAreCapped ? <li className={styles.faint}>{t(recordHistoryTexts.capped)}</li> : null}
          </ol>
          {history.on === null && on !== null ? (
            <p className={own.said} role="status">
              {t(recordHistoryTexts.unknown, { day: on })}
              {first === undefined ? null : ` · ${t(recordHistoryTexts.known, { since: fullTime(first.since) })}`}
            </p>
          ) : null}
          {history.differences === null ? null : history.differences.length === 0 ? (
            <p className={own.said} role="status">
              {t(recordHistoryTexts.same)}
            </p>
          ) : (
            <Differences
              caption={t(recordHistoryTexts.between, { from: from ?? '', to: to ?? '' })}
              differences={history.differences}
            />
          )}
        </>
      )}
    </section>
  );
}

interface DayProps {
  readonly label: string;
  /** Shown while no day is chosen. */
  readonly unset: string;
  readonly value: string | null;
  readonly today: string;
  readonly onChange: (day: string | null) => void;
}

function Day({ label, unset, value, today, onChange }: DayProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the picker is the control
    <label>
      {label}
      <DayPicker aria-label={label} size="small" value={value} max={today} placeholder={unset} onChange={onChange} />
    </label>
  );
}

function VersionLine({
  version,
  current,
  onShow,
}: {
  version: Version;
  current: boolean;
  onShow: (day: string) => void;
}) {
  const t = useT();
  const day = shanghai(version.since).format('YYYY-MM-DD');
  return (
    <li aria-current={current ? 'true' : undefined}>
      <Button type="link" size="small" className={current ? own.current : ''} onClick={() => onShow(day)}>
        <time dateTime={version.since}>{t(recordHistoryTexts.since, { since: fullTime(version.since) })}</time>
      </Button>
      <span>{version.causeLabel}</span>
      {version.orderId === null ? null : (
        <Link to={`/orders/${encodeURIComponent(version.orderId)}`}>
          {t(recordHistoryTexts.order, { number: version.orderNumber ?? '' })}
        </Link>
      )}
    </li>
  );
}

function Differences({ caption, differences }: { caption: string; differences: readonly Difference[] }) {
  const t = useT();
  const sides = ({ valueLabels: labels, ...one }: Difference) => ({ ...one, labels });
  const none = (values: readonly unknown[]) => (values.length === 0 ? t(commonTexts.none) : null);
  const masked = (one: Difference) => (one.masked ? <Faint> ({t(recordHistoryTexts.masked)})</Faint> : null);
  const columns: Column<Difference>[] = [
    {
      key: 'field',
      title: commonTexts.field,
      kind: 'head',
      cell: ({ label, filingNumber }) => (
        <>
          {label} {filingNumber === null ? null : <Faint>{filingNumber}</Faint>}
        </>
      ),
    },
    {
      key: 'before',
      title: recordHistoryTexts.before,
      cell: (one) => (
        <>
          {none(one.before) ?? <FormerValues {...sides(one)} />}
          {masked(one)}
        </>
      ),
    },
    {
      key: 'after',
      title: recordHistoryTexts.after,
      cell: (one) => (
        <>
          {none(one.after)}
          <PresentValues {...sides(one)} />
          {masked(one)}
        </>
      ),
    },
  ];
  return (
    <>
      <p className={own.said}>{caption}</p>
      <DataTable
        name={caption}
        rows={differences}
        columns={columns}
        idOf={({ websiteId, field }) => `${websiteId} ${field}`}
      />
    </>
  );
}
