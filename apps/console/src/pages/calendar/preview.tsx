import { Alert, Button, Flex, Tag, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { CalendarPreview as Preview } from '../../generated/calendar.ts';
import { OrderLink } from '../../ui/list-page/cells.tsx';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import { ScrollArea } from '../../ui/scroll-area.tsx';
import { dueTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { DayTag } from './day-tag.tsx';
import { Reasons } from './reasons.tsx';
import { calendarTexts } from './texts.ts';

interface PreviewProps {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onApply: () => void;
  readonly onBack: () => void;
}

/** What a change would move; nothing is changed until it is applied. */
export function PreviewView({ preview, busy, onApply, onBack }: PreviewProps) {
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{t(calendarTexts.nothingYet)}</Typography.Text>
      {preview.correction ? <Alert type="info" showIcon message={t(calendarTexts.isCorrection)} /> : null}
      {preview.warnings.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          message={t(calendarTexts.unusual, { n: preview.warnings.length })}
          description={<Reasons reasons={preview.warnings} />}
        />
      )}
      <Changes days={preview.days} />
      <Moves preview={preview} />
      <Alert type="warning" showIcon message={t(calendarTexts.applyAsk)} />
      <Flex gap={8}>
        <Button onClick={onBack}>{t(calendarTexts.cancel)}</Button>
        <Button type="primary" loading={busy} onClick={onApply}>
          {t(calendarTexts.apply)}
        </Button>
      </Flex>
    </Flex>
  );
}

function Changes({ days }: { days: Preview['days'] }) {
  if (days.length === 0) return null;
  return (
    <>
      <h3>{t(calendarTexts.changes)}</h3>
      <Flex component="ul" wrap gap="4px 16px">
        {days.map((day) => (
          <li key={day.day}>
            <DayTag isWorking={day.becomes} />
            {day.day} {day.holiday}
          </li>
        ))}
      </Flex>
    </>
  );
}

function Moves({ preview }: { preview: Preview }) {
  const { later, earlier, confirmed, overdue, moves } = preview;
  const total = later + earlier + confirmed;
  const counts = [
    { text: calendarTexts.later, n: later },
    { text: calendarTexts.earlier, n: earlier },
    { text: calendarTexts.confirmed, n: confirmed },
    { text: calendarTexts.overdue, n: overdue },
  ].filter(({ n }) => n > 0);
  return (
    <>
      <h3>{t(calendarTexts.movesTitle)}</h3>
      {total === 0 ? <p>{t(calendarTexts.noMoves)}</p> : null}
      <Flex component="ul" wrap gap="4px 16px">
        {counts.map(({ text, n }) => (
          <li key={text.en}>
            <Typography.Text type={text === calendarTexts.overdue ? 'danger' : undefined}>
              {t(text, { n })}
            </Typography.Text>
          </li>
        ))}
      </Flex>
      {moves.length === 0 ? null : (
        <ScrollArea name={t(calendarTexts.movesTitle)}>
          <DataTable
            name={t(calendarTexts.movesTitle)}
            rows={moves}
            columns={columns}
            idOf={({ orderId }) => orderId}
          />
        </ScrollArea>
      )}
      {total > moves.length ? (
        <Typography.Text type="secondary">{t(calendarTexts.shown, { n: moves.length, total })}</Typography.Text>
      ) : null}
    </>
  );
}

const columns: Column<Preview['moves'][number]>[] = [
  {
    key: 'order',
    title: calendarTexts.order,
    kind: 'head',
    cell: ({ orderId, number }) => <OrderLink id={orderId} number={number} />,
  },
  { key: 'dutyLabel', title: calendarTexts.duty },
  {
    key: 'from',
    title: calendarTexts.dueNow,
    cell: ({ from, fromProvisional }) => <Time at={from} provisional={fromProvisional} />,
  },
  {
    key: 'to',
    title: calendarTexts.dueThen,
    cell: ({ to, toProvisional }) => <Time at={to} provisional={toProvisional} />,
  },
];

function Time({ at, provisional }: { at: string; provisional: boolean }) {
  return (
    <>
      <time dateTime={at}>{fullTime(at)}</time>{' '}
      {provisional ? <Tag color="warning">{t(dueTexts.provisional)}</Tag> : null}
    </>
  );
}
