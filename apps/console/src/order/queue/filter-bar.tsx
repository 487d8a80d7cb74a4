import { SearchOutlined } from '@ant-design/icons';
import { provinces } from '@beian/domain';
import { Button, Input, type InputRef, Select } from 'antd';
import { type Ref, useEffect, useRef, useState } from 'react';
import { useLanguage, useT } from '../../providers/i18n.ts';
import { changeView, isFiltered, kinds, type QueueView } from './filters.ts';
import styles from './queue.module.css';

interface FilterBarProps {
  readonly view: QueueView;
  readonly onChange: (view: QueueView) => void;
  readonly findRef: Ref<InputRef>;
}

/** Long enough that a word is typed, short enough to feel live. */
const pause = 300;

/** A set filter is tinted, an empty one is plain. */
export function FilterBar({ view, onChange, findRef }: FilterBarProps) {
  const t = useT();
  const language = useLanguage();
  const [find, setFind] = useState(view.search ?? '');
  useEffect(() => setFind(view.search ?? ''), [view.search]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    clearTimeout(timer.current);
    const next = text.trim() || null;
    if (next !== view.search) onChange(changeView(view, { search: next }));
  };
  return (
    <search className={styles.filters} aria-label={t('queue.filters')}>
      <Input
        ref={findRef}
        className={styles.find}
        type="search"
        value={find}
        allowClear
        aria-label={t('queue.find')}
        placeholder={t('queue.find')}
        prefix={<SearchOutlined />}
        onChange={(event) => {
          const text = event.target.value;
          setFind(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => search(text), pause);
        }}
        onPressEnter={() => search(find)}
      />
      <Select<string>
        className={`${styles.filter} ${view.province === null ? '' : styles.set}`}
        aria-label={t('queue.province')}
        prefix={<span className={styles.faint}>{t('queue.province')}</span>}
        value={view.province}
        placeholder={t('queue.all')}
        allowClear
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={180}
        options={Object.entries(provinces).map(([value, row]) => ({ value, label: row.label[language] }))}
        onChange={(province) => onChange(changeView(view, { province: province ?? null }))}
      />
      <Select<(typeof kinds)[number]>
        className={`${styles.filter} ${view.kind === null ? '' : styles.set}`}
        aria-label={t('queue.kind')}
        prefix={<span className={styles.faint}>{t('queue.kind')}</span>}
        value={view.kind}
        placeholder={t('queue.all')}
        allowClear
        popupMatchSelectWidth={180}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => onChange(changeView(view, { kind: kind ?? null }))}
      />
      {isFiltered(view) ? (
        <Button
          type="link"
          size="small"
          onClick={() => onChange(changeView(view, { province: null, kind: null, search: null }))}
        >
          {t('common.clear')}
        </Button>
      ) : null}
    </search>
  );
}
