import { Flex, Typography } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { CalendarPreview as Preview } from '../../generated/calendar.ts';
import { calendarTexts } from './texts.ts';

type Reason = Pick<Preview['warnings'][number], 'field' | 'message' | 'suggestion'>;

/** Where it stands, in words: a line, an entry of the list of days, or the day itself; of the other fields the message says the name. */
function placeOf(field: string | null | undefined): string {
  const [, line, entry, day] = /^(?:line (\d+)|days\[(\d+)\]|(\d{4}-\d\d-\d\d))/.exec(field ?? '') ?? [];
  if (line !== undefined) return t(calendarTexts.line, { line });
  if (entry !== undefined) return t(calendarTexts.entry, { entry: Number(entry) + 1 });
  return day ?? '';
}

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <Flex component="ul" vertical gap={4}>
      {reasons.map(({ field, message, suggestion }) => (
        <li key={`${field} ${message}`}>
          {placeOf(field) === '' ? null : <b>{placeOf(field)} </b>}
          {message}
          {suggestion ? <Typography.Text type="secondary"> {suggestion}</Typography.Text> : null}
        </li>
      ))}
    </Flex>
  );
}
