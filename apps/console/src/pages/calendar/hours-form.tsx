import { Button, Form } from 'antd';
import { useId } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { WorkCalendar as Calendar, calendarPreviewDocument } from '../../generated/calendar.ts';
import type { VariablesOf } from '../../graphql.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormFields } from '../../ui/form/form-fields.tsx';
import { calendarTexts } from './texts.ts';

export type CalendarChange = VariablesOf<typeof calendarPreviewDocument>['change'];

export interface FormProps {
  readonly calendar: Calendar;
  readonly busy: boolean;
  readonly onPreview: (change: CalendarChange) => void;
}

type Hours = NonNullable<CalendarChange['hours']>;

/** Times are typed as text: the browser's time field follows the browser's language. */
const rows: FieldRows<Hours> = {
  from: { control: 'day', label: calendarTexts.validFrom, required: true, half: true },
  open: { control: 'text', label: calendarTexts.opens, required: true, half: true, max: 5, example: '09:00' },
  close: { control: 'text', label: calendarTexts.closes, required: true, half: true, max: 5, example: '18:00' },
};

export function HoursForm({ calendar, busy, onPreview }: FormProps) {
  const now = calendar.hours.find(({ inForce }) => inForce);
  return (
    <Form<Hours>
      name={useId()}
      layout="vertical"
      style={{ maxWidth: 640 }}
      initialValues={{ from: '', open: now?.open ?? '09:00', close: now?.close ?? '18:00' }}
      onFinish={(hours) => onPreview({ hours })}
    >
      <FormFields rows={rows} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t(calendarTexts.preview)}
      </Button>
    </Form>
  );
}
