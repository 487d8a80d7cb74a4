import { DeleteOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Input, Segmented, Select, Typography, Upload } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormFields } from '../../ui/form/form-fields.tsx';
import styles from './calendar.module.css';
import type { FormProps } from './hours-form.tsx';
import { type ReadFile, readNoticeFile } from './notice-file.ts';
import { emptyRow, type NoticeDraft, type NoticeHead, type NoticeRow, noticeText } from './notice-text.ts';
import { calendarTexts } from './texts.ts';

interface NoticeFormProps extends Omit<FormProps, 'calendar'> {
  readonly draft: NoticeDraft;
}

/** A holiday notice, typed day by day, read from a file or pasted. All are sent as one text, which only the API validates. */
export function NoticeForm(props: NoticeFormProps) {
  const [by, setBy] = useState<'form' | 'file'>('form');
  return (
    <Flex vertical gap={12} align="flex-start">
      <Segmented
        aria-label={t(calendarTexts.byWhich)}
        value={by}
        options={[
          { value: 'form', label: t(calendarTexts.byForm) },
          { value: 'file', label: t(calendarTexts.byFile) },
        ]}
        onChange={setBy}
      />
      <div hidden={by !== 'form'} className={styles.file}>
        <Typed {...props} />
      </div>
      <div hidden={by !== 'file'} className={styles.file}>
        <FromFile {...props} />
      </div>
    </Flex>
  );
}

const headRows: FieldRows<NoticeHead> = {
  number: { control: 'text', label: calendarTexts.number, required: true, half: true },
  id: { control: 'text', label: calendarTexts.id, required: true, half: true },
  published: { control: 'day', label: calendarTexts.published, required: true, half: true },
  loadedUntil: { control: 'day', label: calendarTexts.until, required: true, half: true },
  title: { control: 'text', label: calendarTexts.titleOf, required: true },
  url: {
    control: 'text',
    type: 'url',
    label: calendarTexts.url,
    required: true,
    example: 'https://www.gov.cn/…',
  },
};

function Typed({ draft, busy, onPreview }: NoticeFormProps) {
  const [rows, setRows] = useState<readonly NoticeRow[]>(draft.rows);
  const change = (key: string, some: Partial<NoticeRow>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...some } : row)));
  return (
    <Form<NoticeHead>
      name={useId()}
      layout="vertical"
      initialValues={draft.head}
      onFinish={(head) => onPreview({ notice: noticeText(head, rows) })}
    >
      <FormFields rows={headRows} />
      <fieldset className={styles.rows}>
        <legend>{t(calendarTexts.rows)}</legend>
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
      <Button type="primary" htmlType="submit" loading={busy}>
        {t(calendarTexts.preview)}
      </Button>
    </Form>
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

interface FileValues {
  readonly text: string;
  readonly url: string;
}

const fileRows: FieldRows<FileValues> = {
  text: {
    control: 'lines',
    label: calendarTexts.text,
    hint: calendarTexts.textHint,
    required: true,
    lines: 12,
    example: pasted,
  },
  url: { control: 'text', type: 'url', label: calendarTexts.urlApart, example: 'https://www.gov.cn/…' },
};

function FromFile({ busy, onPreview }: NoticeFormProps) {
  const [form] = Form.useForm<FileValues>();
  const [file, setFile] = useState<(ReadFile & { readonly name: string }) | null>(null);
  const read = async (chosen: File) => {
    const found = await readNoticeFile(chosen);
    setFile({ ...found, name: chosen.name });
    if ('text' in found) form.setFieldsValue({ text: found.text });
  };
  return (
    <Flex vertical gap={12} align="flex-start">
      <Upload
        accept=".json,.csv,.tsv,.txt,.xlsx,.xls,application/json,text/csv"
        showUploadList={false}
        beforeUpload={(chosen) => {
          void read(chosen);
          // It is read here and never sent as a file.
          return false;
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />}>{t(calendarTexts.pick)}</Button>
      </Upload>
      {file === null ? null : 'text' in file ? (
        <Typography.Text type="secondary" role="status">
          {t(file.how, { name: file.name })}
        </Typography.Text>
      ) : (
        <Alert type="error" showIcon message={t(file.refused, { name: file.name })} />
      )}
      <Form
        className={styles.file}
        form={form}
        name={useId()}
        layout="vertical"
        noValidate
        initialValues={{ text: '', url: '' }}
        onFinish={({ text, url }) => onPreview({ notice: withAddress(text, url) })}
      >
        <FormFields rows={fileRows} />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(calendarTexts.preview)}
        </Button>
      </Form>
    </Flex>
  );
}
