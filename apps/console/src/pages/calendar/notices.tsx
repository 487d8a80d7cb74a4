import { fillTemplate } from '@beian/domain/text';
import { Button, Flex, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { WorkCalendar as Calendar, HolidayNotice as CalendarNotice } from '../../generated/calendar.ts';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { Section } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { DayTag } from './day-tag.tsx';
import { type Run, runsOf } from './notice-text.ts';
import { calendarTexts } from './texts.ts';

/** Every day of the year that a notice names; days replaced by a later notice are struck through. */
export function NamedDays({ calendar }: { calendar: Calendar }) {
  const { year, days, notices } = calendar;
  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  const numberOf = (id: string) => byId.get(id)?.number ?? id;
  return (
    <ListCard<Run>
      title={t(calendarTexts.named, { year })}
      rows={runsOf(days)}
      empty={fillTemplate(calendarTexts.noneNamed, { year })}
      emptyHint={calendarTexts.noneNamedHint}
      columns={runColumns(numberOf)}
      idOf={({ first }) => `${first.day} ${first.noticeId}`}
      isQuiet={({ first }) => first.supersededBy !== null}
    />
  );
}

const runColumns = (numberOf: (id: string) => string): Column<Run>[] => [
  {
    key: 'day',
    title: calendarTexts.day,
    kind: 'head',
    cell: ({ first, last }) => (
      <Typography.Text delete={first.supersededBy !== null}>
        {first.day === last ? first.day : `${first.day} – ${last.slice(5)}`}
      </Typography.Text>
    ),
  },
  { key: 'what', title: calendarTexts.what, cell: ({ first }) => <DayTag isWorking={first.working} /> },
  { key: 'holiday', title: calendarTexts.holiday, cell: ({ first }) => first.holiday ?? t(commonTexts.none) },
  {
    key: 'notice',
    title: calendarTexts.notice,
    cell: ({ first: { noticeId, supersededBy } }) =>
      [
        numberOf(noticeId),
        ...(supersededBy === null
          ? []
          : numberOf(supersededBy) === numberOf(noticeId)
            ? [t(calendarTexts.corrected)]
            : [t(calendarTexts.supersededBy, { notice: numberOf(supersededBy) })]),
      ].join(' · '),
  },
];

/** A version loaded after another one under the same number; what came with the program was first. */
const isCorrection = ({ id, number, loadedAt }: CalendarNotice, notices: readonly CalendarNotice[]) =>
  notices.some((one) => one.id !== id && one.number === number && (one.loadedAt ?? '') < (loadedAt ?? ''));

/** Only the version in force is corrected. */
const isReplaced = ({ number, loadedAt }: CalendarNotice, notices: readonly CalendarNotice[]) =>
  notices.some((one) => one.number === number && (one.loadedAt ?? '') > (loadedAt ?? ''));

interface NoticesProps {
  readonly notices: readonly CalendarNotice[];
  /** Undefined: the caller may not. */
  readonly onCorrect: ((notice: CalendarNotice) => void) | undefined;
}

/** Every loaded notice with its address and who loaded it. */
export function Notices({ notices, onCorrect }: NoticesProps) {
  return (
    <Section title={t(calendarTexts.notices)}>
      <Flex component="ul" vertical gap={8}>
        {notices.map((notice) => (
          <Flex component="li" vertical align="flex-start" gap={4} key={notice.id}>
            <a href={notice.url} target="_blank" rel="noreferrer" lang="zh-CN">
              {notice.title}
            </a>
            <Typography.Text type="secondary">
              {[
                notice.number,
                ...(isCorrection(notice, notices) ? [t(calendarTexts.correction)] : []),
                `${t(calendarTexts.published)} ${notice.published}`,
                notice.loadedAt === null
                  ? t(calendarTexts.withProgram)
                  : t(calendarTexts.loadedBy, { by: notice.loadedBy ?? '', at: fullTime(notice.loadedAt) }),
              ].join(' · ')}
            </Typography.Text>
            {onCorrect === undefined || isReplaced(notice, notices) ? null : (
              <Button
                size="small"
                aria-label={t(calendarTexts.correctOf, { number: notice.number })}
                onClick={() => onCorrect(notice)}
              >
                {t(calendarTexts.correct)}
              </Button>
            )}
          </Flex>
        ))}
      </Flex>
    </Section>
  );
}
