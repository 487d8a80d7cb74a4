import { roundPreservingSum } from '@beian/domain/clock';
import { useQuery } from '@tanstack/react-query';
import { Alert, Descriptions, Drawer, Flex, Tag, Timeline } from 'antd';
import { getLanguage, languageTag, t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Empty, Loaded } from '../../app/shell/states.tsx';
import type { OrderEta, DueWhy as Why, DueDay as WhyDay } from '../../generated/order.ts';
import type { Order } from '../../order/documents.ts';
import { type DueWithWhy, dueWhyDocument } from '../../order/due-why-document.ts';
import { duration, useDueTime } from '../../ui/due.ts';
import { useIsNarrow } from '../../ui/hooks.ts';
import { keyTexts } from '../../ui/key-texts.ts';
import { commonTexts, dueTexts } from '../../ui/texts.ts';
import { clockTime, fullTime } from '../../ui/time.ts';
import parts from '../parts.module.css';
import { dueWhyTexts } from './due-texts.ts';

interface DueWhyProps {
  readonly order: Pick<Order, 'id'> & { readonly due: { readonly at: string } | null };
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Explains the due time: what started the clock, the rule, the notices, and each day. Fetched when opened. */
export function DueWhy({ order, open, onClose }: DueWhyProps) {
  const narrow = useIsNarrow();
  const dueTime = useDueTime();
  const at = order.due?.at ?? null;
  const query = useQuery({
    ...queryOf(['due-why', at], dueWhyDocument, { id: order.id }),
    enabled: open,
  });
  return (
    <Drawer
      open={open}
      onClose={onClose}
      width={narrow ? '100%' : 480}
      title={at === null ? t(keyTexts.why) : t(dueWhyTexts.whyTitle, { at: dueTime(at) })}
      destroyOnHidden
    >
      <Loaded query={query} rows={8}>
        {(read) =>
          read?.due?.why ? (
            <Reasons due={read.due} why={read.due.why} eta={read.eta} />
          ) : (
            <Empty title={t(dueWhyTexts.noClock)} />
          )
        }
      </Loaded>
    </Drawer>
  );
}

interface ReasonsProps {
  readonly due: DueWithWhy;
  readonly why: Why;
  /** Expected time of approval, as the partner got it at submission. */
  readonly eta: OrderEta | null;
}

function Reasons({ due, why, eta }: ReasonsProps) {
  const dueTime = useDueTime();
  const rows = [
    {
      name: t(dueWhyTexts.start),
      lines: [`${fullTime(why.startedAt)} ${why.startedBy} · ${due.label}`],
    },
    { name: t(dueWhyTexts.rule), lines: [why.rule, why.source] },
    ...(why.calendar === null ? [] : [{ name: t(dueWhyTexts.calendar), lines: [why.calendar] }]),
    ...(why.provisional === null ? [] : [{ name: t(dueTexts.provisional), lines: [why.provisional], warns: true }]),
    ...(why.moves.length === 0
      ? []
      : [
          {
            name: t(dueWhyTexts.moved),
            lines: why.moves.map(({ at, label, from, to, cause }) =>
              [
                fullTime(at),
                label,
                `${from === null ? '' : fullTime(from)} → ${to === null ? '' : fullTime(to)}`,
                cause,
              ]
                .filter((one) => one !== null && one !== '')
                .join(' · '),
            ),
          },
        ]),
    ...(eta === null ? [] : [{ name: t(dueWhyTexts.expected), lines: [expectedText(eta), eta.basisLabel] }]),
  ];
  const late =
    why.standingSince !== null
      ? t(dueWhyTexts.standing, { since: dueTime(why.standingSince), at: dueTime(why.countsTo) })
      : Math.abs(Date.parse(why.countsTo) - Date.parse(due.at)) < 1000
        ? null
        : t(dueWhyTexts.recount, { at: dueTime(why.countsTo) });
  return (
    <Flex vertical gap={16}>
      <Descriptions
        column={1}
        size="small"
        items={rows.map(({ name, lines, ...row }) => ({
          key: name,
          label: name,
          children: (
            <div className={'warns' in row ? parts.warn : undefined}>
              {lines.map((line, at) => (
                <p key={line} className={at === 0 ? undefined : parts.small}>
                  {line}
                </p>
              ))}
            </div>
          ),
        }))}
      />
      {late === null ? null : <Alert type="warning" role="note" message={late} />}
      <Days why={why} />
    </Flex>
  );
}

function expectedText({ halfAt, mostAt }: OrderEta): string {
  const most = fullTime(mostAt);
  return halfAt === null
    ? t(dueWhyTexts.expectedBy, { most })
    : t(dueWhyTexts.expectedFromTo, { half: fullTime(halfAt), most });
}

/** Rounds to full minutes, because a count may start some milliseconds after one. */
const toTheMinute = (seconds: number): string => duration(Math.round(seconds / 60) * 60);

/** 2026-12-04 → 2026-12-04 周五 */
function dayText(day: string): string {
  const weekday = new Intl.DateTimeFormat(languageTag(getLanguage()), { weekday: 'short', timeZone: 'UTC' });
  return `${day} ${weekday.format(new Date(`${day}T00:00:00Z`))}`;
}

function Days({ why }: { why: Why }) {
  // Rounded to whole minutes so that the days add up to the sum.
  const minutes = roundPreservingSum(
    why.days.map(({ countedSeconds }) => countedSeconds),
    60,
  );
  const whole = why.days.filter(({ nth }) => nth !== null).length;
  return (
    <section aria-label={t(dueWhyTexts.daily)}>
      <Flex justify="space-between" style={{ marginBottom: 12 }}>
        <b>{t(dueWhyTexts.daily)}</b>
        <span>
          {whole > 0
            ? t(dueWhyTexts.countedDays, { n: whole })
            : t(dueWhyTexts.counted, { time: toTheMinute(why.countedSeconds) })}
        </span>
      </Flex>
      <Timeline
        items={why.days.map((day, place) => ({
          key: day.day,
          color: day.countedSeconds > 0 ? 'blue' : 'gray',
          children: (
            <Flex justify="space-between" gap={8}>
              <div className={day.countedSeconds > 0 ? undefined : parts.faint}>
                {dayText(day.day)} {day.label}{' '}
                {day.provisional ? <Tag color="warning">{t(dueTexts.provisional)}</Tag> : null}
                {day.notice === null ? null : <p className={parts.small}>{day.notice}</p>}
                {day.stillSeconds > 0 && day.countedSeconds > 0 ? (
                  <p className={parts.small}>{t(dueWhyTexts.still, { time: toTheMinute(day.stillSeconds) })}</p>
                ) : null}
              </div>
              <Amount day={day} minutes={minutes[place] ?? 0} />
            </Flex>
          ),
        }))}
      />
    </section>
  );
}

function Amount({ day, minutes }: { day: WhyDay; minutes: number }) {
  if (day.nth !== null) return <b>{t(dueWhyTexts.nth, { n: day.nth })}</b>;
  if (day.countedFrom === null || day.countedTo === null)
    return <span className={parts.faint}>{t(commonTexts.none)}</span>;
  const to = clockTime(day.countedTo);
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      <b>{`${clockTime(day.countedFrom)}–${to === '00:00' ? '24:00' : to}`}</b>
      <p className={parts.small}>{duration(minutes * 60)}</p>
    </div>
  );
}
