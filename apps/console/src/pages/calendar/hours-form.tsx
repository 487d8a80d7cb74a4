import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { RequiredMark } from '../../ui/form-field.tsx';
import styles from './calendar.module.css';
import type { Calendar, CalendarChange } from './documents.ts';
import { calendarTexts } from './texts.ts';

export interface FormProps {
  readonly calendar: Calendar;
  readonly busy: boolean;
  readonly onPreview: (change: CalendarChange) => void;
}

/** Working hours that apply from a day on. */
export function HoursForm({ calendar, busy, onPreview }: FormProps) {
  const t = useT();
  const now = calendar.hours.find(({ inForce }) => inForce);
  const [hours, setHours] = useState({ from: '', open: now?.open ?? '09:00', close: now?.close ?? '18:00' });
  const put = (change: Partial<typeof hours>) => setHours({ ...hours, ...change });
  return (
    <form
      className={`${styles.form} ${styles.hours}`}
      onSubmit={(event) => {
        event.preventDefault();
        onPreview({ hours });
      }}
    >
      <Field label={t(calendarTexts.validFrom)} type="date" value={hours.from} onChange={(from) => put({ from })} />
      <Field label={t(calendarTexts.opens)} type="time" value={hours.open} onChange={(open) => put({ open })} />
      <Field label={t(calendarTexts.closes)} type="time" value={hours.close} onChange={(close) => put({ close })} />
      <div className={styles.formFoot}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(calendarTexts.preview)}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  /** Times are typed as text, e.g. 09:00: the browser's time field follows the browser's language. */
  readonly type?: 'text' | 'date' | 'time' | 'url';
  readonly wide?: boolean;
  readonly optional?: boolean;
  readonly onChange: (value: string) => void;
}

/** A field with its label above. */
export function Field({ label, value, type = 'text', wide = false, optional = false, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={wide ? styles.wide : undefined}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional ? null : <RequiredMark />}
      </label>
      {type === 'date' ? (
        <DayPicker id={id} className={styles.picker} value={value} required onChange={(day) => onChange(day ?? '')} />
      ) : (
        <Input
          id={id}
          type={type === 'time' ? 'text' : type}
          {...(type === 'time' ? { placeholder: '09:00', maxLength: 5 } : {})}
          {...(type === 'url' ? { placeholder: 'https://www.gov.cn/…' } : {})}
          value={value}
          required={!optional}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}
