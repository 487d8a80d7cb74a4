import { DeleteOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Segmented, Select } from 'antd';
import { useId, useRef, useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { RequiredMark } from '../../ui/form-field.tsx';
import styles from './calendar.module.css';
import { Field, type FormProps } from './hours-form.tsx';
import { type ReadFile, readNoticeFile } from './notice-file.ts';
import { emptyRow, type NoticeDraft, type NoticeHead, type NoticeRow, noticeText } from './notice-text.ts';
import { calendarTexts } from './texts.ts';

interface NoticeFormProps extends Omit<FormProps, 'calendar'> {
  readonly draft: NoticeDraft;
}

/** A holiday notice, typed day by day, read from a file or pasted. All are sent as one text, which only the API validates. */
export function NoticeForm(props: NoticeFormProps) {
  const t = useT();
  const [by, setBy] = useState<'form' | 'file'>('form');
  return (
    <div className={styles.notice}>
      <Segmented
        aria-label={t(calendarTexts.byWhich)}
        value={by}
        options={[
          { value: 'form', label: t(calendarTexts.byForm) },
          { value: 'file', label: t(calendarTexts.byFile) },
        ]}
        onChange={setBy}
      />
      <div hidden={by !== 'form'}>
        <Typed {...props} />
      </div>
      <div hidden={by !== 'file'}>
        <FromFile {...props} />
      </div>
    </div>
  );
}

function Typed({ draft, busy, onPreview }: NoticeFormProps) {
  const t = useT();
  const [head, setHead] = useState<NoticeHead>(draft.head);
  const [rows, setRows] = useState<readonly NoticeRow[]>(draft.rows);
  const put = (change: Partial<NoticeHead>) => setHead({ ...head, ...change });
  const change = (key: string, some: Partial<NoticeRow>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...some } : row)));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onPreview({ notice: noticeText(head, rows) });
      }}
    >
      <Field label={t(calendarTexts.number)} value={head.number} onChange={(number) => put({ number })} />
      <Field label={t(calendarTexts.id)} value={head.id} onChange={(id) => put({ id })} />
      <Field
        label={t(calendarTexts.published)}
        type="date"
        value={head.published}
        onChange={(published) => put({ published })}
      />
      <Field
        label={t(calendarTexts.until)}
        type="date"
        value={head.loadedUntil}
        onChange={(loadedUntil) => put({ loadedUntil })}
      />
      <Field label={t(calendarTexts.titleOf)} wide value={head.title} onChange={(title) => put({ title })} />
      <Field label={t(calendarTexts.url)} wide type="url" value={head.url} onChange={(url) => put({ url })} />
      <fieldset className={styles.rows}>
        <legend>{t(calendarTexts.rows)}</legend>
        <div className={`${styles.row} ${styles.rowHead}`} aria-hidden>
          <span>{t(calendarTexts.from)}</span>
          <span>{t(calendarTexts.to)}</span>
          <span>{t(calendarTexts.what)}</span>
          <span>{t(calendarTexts.holiday)}</span>
        </div>
        {rows.map((row, at) => (
          <Row
            key={row.key}
            row={row}
            n={at + 1}
            onChange={(some) => change(row.key, some)}
            onRemove={rows.length === 1 ? null : () => setRows(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setRows([...rows, emptyRow()])}>
          {t(calendarTexts.addRow)}
        </Button>
      </fieldset>
      <div className={styles.formFoot}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(calendarTexts.preview)}
        </Button>
      </div>
    </form>
  );
}

interface RowProps {
  readonly row: NoticeRow;
  readonly n: number;
  readonly onChange: (some: Partial<NoticeRow>) => void;
  /** Null: the last row cannot be removed. */
  readonly onRemove: (() => void) | null;
}

function Row({ row, n, onChange, onRemove }: RowProps) {
  const t = useT();
  return (
    <div className={styles.row}>
      <DayPicker
        required
        placeholder={t(calendarTexts.from)}
        aria-label={t(calendarTexts.rowFrom, { n })}
        value={row.from}
        onChange={(from) => onChange({ from: from ?? '' })}
      />
      <DayPicker
        placeholder={t(calendarTexts.to)}
        aria-label={t(calendarTexts.rowTo, { n })}
        value={row.to}
        min={row.from}
        onChange={(to) => onChange({ to: to ?? '' })}
      />
      <Select
        aria-label={t(calendarTexts.rowKind, { n })}
        value={row.kind}
        options={[
          { value: 'off', label: t(calendarTexts.off) },
          { value: 'work', label: t(calendarTexts.makeUp) },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      <Input
        required
        aria-label={t(calendarTexts.rowHoliday, { n })}
        placeholder="春节"
        value={row.holiday}
        onChange={(event) => onChange({ holiday: event.target.value })}
      />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t(calendarTexts.removeRow, { n })}
        disabled={onRemove === null}
        onClick={() => onRemove?.()}
      />
    </div>
  );
}

/** The text with its address in a line at the end, where it moves no other line. JSON has its own. */
const withAddress = (text: string, url: string): string =>
  url.trim() === '' || text.trimStart().startsWith('{') ? text : `${text}\n# url: ${url.trim()}`;

/** The beginning of a notice as it stands on gov.cn. */
const pasted = `https://www.gov.cn/…
国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
…
国务院办公厅
2025年11月4日`;

function FromFile({ busy, onPreview }: NoticeFormProps) {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [url, setUrl] = useState('');
  const [file, setFile] = useState<(ReadFile & { readonly name: string }) | null>(null);
  const read = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const found = await readNoticeFile(chosen);
    setFile({ ...found, name: chosen.name });
    if ('text' in found) setText(found.text);
  };
  return (
    <form
      className={styles.file}
      onSubmit={(event) => {
        event.preventDefault();
        onPreview({ notice: withAddress(text, url) });
      }}
    >
      <div>
        <Button icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>
          {t(calendarTexts.pick)}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.csv,.tsv,.txt,.xlsx,.xls,application/json,text/csv"
          aria-label={t(calendarTexts.pick)}
          onChange={(event) => {
            void read(event.target.files?.[0]);
            // Lets the same file be chosen again after it was corrected.
            event.target.value = '';
          }}
        />
      </div>
      {file === null ? null : 'text' in file ? (
        <p className={styles.faint} role="status">
          {t(file.how, { name: file.name })}
        </p>
      ) : (
        <Alert type="error" showIcon role="alert" message={t(file.refused, { name: file.name })} />
      )}
      <label htmlFor={id} className={styles.label}>
        {t(calendarTexts.text)}
        <RequiredMark />
      </label>
      <Input.TextArea
        id={id}
        aria-required
        rows={12}
        className={styles.code}
        placeholder={pasted}
        value={text}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
      />
      <p className={styles.faint}>{t(calendarTexts.textHint)}</p>
      <Field label={t(calendarTexts.urlApart)} wide optional type="url" value={url} onChange={setUrl} />
      <div className={styles.formFoot}>
        <Button type="primary" htmlType="submit" loading={busy} disabled={text.trim() === ''}>
          {t(calendarTexts.preview)}
        </Button>
      </div>
    </form>
  );
}
