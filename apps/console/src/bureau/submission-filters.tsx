import { submissionLifeCycle } from '@beian/domain/submission';
import { textLengths } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { DayPicker } from '../common/day-picker.tsx';
import { request } from '../providers/client.ts';
import { useLanguage, useT } from '../providers/i18n.ts';
import { bureauNamesDocument } from './ledger-documents.ts';
import { ledgerTexts } from './ledger-texts.ts';
import { submissionsTexts } from './submission-texts.ts';
import styles from './submissions.module.css';
import { type SubmissionsView, submissionStates } from './submissions-view.ts';

interface Props {
  readonly view: SubmissionsView;
  readonly onFilter: (changes: Partial<SubmissionsView>) => void;
}

/** Bureau, state, days of numbering, and order number or file name. */
export function SubmissionFilters({ view, onFilter }: Props) {
  const t = useT();
  const language = useLanguage();
  const names = useQuery({
    queryKey: ['bureauNames', language],
    queryFn: async ({ signal }) => (await request(bureauNamesDocument, {}, signal)).bureaus,
    staleTime: 300_000,
  });
  const [text, setText] = useState(view.search);
  useEffect(() => setText(view.search), [view.search]);
  return (
    <search className={styles.filters} aria-label={t(submissionsTexts.filters)}>
      <Select<string>
        className={styles.bureau}
        aria-label={t(submissionsTexts.bureau)}
        placeholder={t(submissionsTexts.allBureaus)}
        allowClear
        showSearch
        optionFilterProp="label"
        loading={names.isLoading}
        value={view.bureau || null}
        options={(names.data ?? []).map(({ id, provinceName }) => ({ value: id, label: provinceName }))}
        onChange={(bureau: string | undefined) => onFilter({ bureau: bureau ?? '' })}
      />
      <Select<SubmissionsView['state']>
        className={styles.state}
        aria-label={t(ledgerTexts.result)}
        placeholder={t(submissionsTexts.allStates)}
        allowClear
        value={view.state || null}
        options={submissionStates.map((value) => ({ value, label: t(submissionLifeCycle.states[value].label) }))}
        onChange={(state: SubmissionsView['state'] | undefined) => onFilter({ state: state ?? '' })}
      />
      <DayPicker
        className={styles.day}
        aria-label={t(submissionsTexts.from)}
        placeholder={t(submissionsTexts.from)}
        value={view.from}
        max={view.until}
        onChange={(from) => onFilter({ from: from ?? '' })}
      />
      <DayPicker
        className={styles.day}
        aria-label={t(submissionsTexts.until)}
        placeholder={t(submissionsTexts.until)}
        value={view.until}
        min={view.from}
        onChange={(until) => onFilter({ until: until ?? '' })}
      />
      <Input
        type="search"
        className={styles.find}
        maxLength={textLengths.search}
        allowClear
        aria-label={t(submissionsTexts.find)}
        placeholder={t(submissionsTexts.find)}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value === '') onFilter({ search: '' });
        }}
        onPressEnter={() => onFilter({ search: text.trim() })}
      />
    </search>
  );
}
