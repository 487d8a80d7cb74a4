import type { BilingualText } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import { type RecordHistory, recordHistoryDocument } from '../../generated/record-history.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { FormerValues, PresentValues } from '../../ui/difference/difference.tsx';
import { useNow } from '../../ui/hooks.ts';
import { Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime, shanghai } from '../../ui/time.ts';
import styles from './record.module.css';
import { recordHistoryTexts } from './texts.ts';

type Difference = NonNullable<RecordHistory['differences']>[number];

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && dayjs(text).format('YYYY-MM-DD') === text;

/** The day shown and the day compared with: `?on=` and `?against=`, days in Shanghai. */
export function useHistory(recordId: string) {
  const [params, setParams] = useSearchParams();
  const day = (name: string) => {
    const value = params.get(name);
    return isDay(value) ? value : null;
  };
  const [on, against] = [day('on'), day('against')];
  const query = useQuery({
    ...queryOf(['recordHistory'], recordHistoryDocument, { recordId, on, against }),
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
  const today = shanghai(useNow(60_000)).format('YYYY-MM-DD');
  const [from, to] = [on ?? today, against ?? today].sort();
  const day = (name: 'on' | 'against', value: string | null, unset: BilingualText) => (
    <Flex gap={8} align="center">
      <Faint>{t(recordHistoryTexts[name])}</Faint>
      <DayPicker
        aria-label={t(recordHistoryTexts[name])}
        size="small"
        value={value}
        max={today}
        placeholder={t(unset)}
        onChange={(chosen) => show(name, chosen)}
      />
    </Flex>
  );
  return (
    <Section
      title={t(recordHistoryTexts.title)}
      actions={
        <Flex gap="8px 16px" wrap>
          {day('on', on, recordHistoryTexts.now)}
          {day('against', against, commonTexts.none)}
        </Flex>
      }
    >
      <Loaded query={query} rows={3}>
        {(history) =>
          history === null ? null : (
            <>
              <Versions history={history} onShow={(chosen) => show('on', chosen)} />
              {history.on === null && on !== null ? <Unknown day={on} first={history.versions.at(-1)} /> : null}
              {history.differences === null ? null : history.differences.length === 0 ? (
                <p role="status">
                  <Faint>{t(recordHistoryTexts.same)}</Faint>
                </p>
              ) : (
                <Differences
                  caption={t(recordHistoryTexts.between, { from: from ?? '', to: to ?? '' })}
                  differences={history.differences}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

interface VersionsProps {
  readonly history: RecordHistory;
  readonly onShow: (day: string) => void;
}

function Versions({ history: { versions, versionsAreCapped, on }, onShow }: VersionsProps) {
  return (
    <Flex component="ol" vertical className={styles.versions}>
      {versions.map(({ id, since, causeLabel, orderId, orderNumber }) => (
        <Flex component="li" key={id} gap="0 12px" wrap align="center">
          <Button
            type={id === on?.version.id ? 'default' : 'link'}
            size="small"
            aria-current={id === on?.version.id}
            onClick={() => onShow(shanghai(since).format('YYYY-MM-DD'))}
          >
            {t(recordHistoryTexts.since, { since: fullTime(since) })}
          </Button>
          <span>{causeLabel}</span>
          {orderId === null ? null : (
            <OrderLink id={orderId} number={t(recordHistoryTexts.order, { number: orderNumber ?? '' })} />
          )}
        </Flex>
      ))}
      {versionsAreCapped ? (
        <li>
          <Faint>{t(recordHistoryTexts.capped)}</Faint>
        </li>
      ) : null}
    </Flex>
  );
}

/** Nothing was known of the record on a day; `first`: since when it is. */
function Unknown({ day, first }: { day: string; first: RecordHistory['versions'][number] | undefined }) {
  return (
    <p role="status">
      <Faint>
        {t(recordHistoryTexts.unknown, { day })}
        {first === undefined ? null : ` · ${t(recordHistoryTexts.known, { since: fullTime(first.since) })}`}
      </Faint>
    </p>
  );
}

function Differences({ caption, differences }: { caption: string; differences: readonly Difference[] }) {
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
      <Faint>{caption}</Faint>
      <DataTable
        name={caption}
        rows={differences}
        columns={columns}
        idOf={({ websiteId, field }) => `${websiteId} ${field}`}
      />
    </>
  );
}
