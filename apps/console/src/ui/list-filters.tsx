import { SearchOutlined } from '@ant-design/icons';
import type { FilterRow, FilterRows } from '@beian/domain/filter';
import { type BilingualText, textLengths } from '@beian/domain/text';
import { Checkbox, Input, Segmented } from 'antd';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { t } from '../app/providers/i18n.ts';
import { DayPicker } from './day-picker.tsx';
import { FilterSelect } from './filter-select.tsx';
import styles from './list-filters.module.css';
import type { ListView } from './list-view.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface ListFiltersProps<R extends FilterRows> {
  readonly rows: R;
  readonly view: ListView<NoInfer<R>>;
  /** Of the group, for screen readers. */
  readonly label: string;
  /** Choices that are loaded, by filter; others are the labels of its row. */
  readonly options?: { readonly [N in keyof R]?: Option[] };
  /** Controls of the page's own, by filter. */
  readonly controls?: { readonly [N in keyof R]?: FilterControl };
  readonly onFilter: (changes: Partial<ListView<NoInfer<R>>>) => void;
}

export type FilterControl = (value: string | null, onChange: (value: string | null) => void) => ReactNode;

/** A control for each filter of a list: a choice, a switch, a day or a text, as its row says. A changed filter starts at the first page. */
export function ListFilters<R extends FilterRows>({
  rows,
  view,
  label,
  options,
  controls,
  onFilter,
}: ListFiltersProps<R>) {
  const set = (name: string, value: unknown) =>
    onFilter({ after: null, before: null, [name]: value ?? null } as Partial<ListView<R>>);
  if (Object.keys(rows).length === 0) return null;
  return (
    <search className={styles.filters} aria-label={label}>
      {Object.entries<FilterRow>(rows).map(([name, row]) => {
        const title = t(row.label);
        const value = view[name as keyof R] as string | number | boolean | null;
        const control = controls?.[name];
        if (control !== undefined)
          return (
            <Fragment key={name}>
              {control(value === null ? null : String(value), (chosen) => set(name, chosen))}
            </Fragment>
          );
        if ('scalar' in row && row.scalar === 'Boolean')
          return (
            <Checkbox
              key={name}
              checked={value === true}
              onChange={({ target }) => set(name, target.checked ? true : null)}
            >
              {title}
            </Checkbox>
          );
        const isNumber = 'scalar' in row && row.scalar === 'Int';
        const labels = 'labels' in row ? row.labels : undefined;
        const choices =
          options?.[name] ??
          (labels && Object.entries(labels).map(([one, words]) => ({ value: one, label: t(words) })));
        if (choices !== undefined)
          return (
            <FilterSelect
              key={name}
              className={styles.filter}
              label={title}
              value={value === null ? null : String(value)}
              options={choices}
              onChange={(chosen) => set(name, isNumber && chosen !== null ? Number(chosen) : chosen)}
            />
          );
        if ('scalar' in row && row.scalar === 'Date')
          return (
            <DayPicker
              key={name}
              style={{ width: 150 }}
              aria-label={title}
              placeholder={title}
              value={value as string | null}
              onChange={(day) => set(name, day)}
            />
          );
        return <Find key={name} title={title} value={value as string | null} onFind={(text) => set(name, text)} />;
      })}
    </search>
  );
}

interface FindProps {
  readonly title: string;
  readonly value: string | null;
  readonly onFind: (text: string | null) => void;
}

/** A text to find, sent with Enter. */
function Find({ title, value, onFind }: FindProps) {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  return (
    <Input
      className={styles.find}
      type="search"
      maxLength={textLengths.search}
      allowClear
      aria-label={title}
      placeholder={title}
      prefix={<SearchOutlined aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '') onFind(null);
      }}
      onPressEnter={() => onFind(text.trim() || null)}
    />
  );
}

interface FilterTabsProps<V extends string> {
  readonly label: string;
  readonly labels: Readonly<Record<V, BilingualText>>;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A filter that always has a value, as tabs; the first one stands for a URL without it. */
export function FilterTabs<V extends string>({ label, labels, value, onChange }: FilterTabsProps<V>) {
  const [first] = Object.keys(labels);
  return (
    <Segmented<string>
      className={styles.tabs ?? ''}
      aria-label={label}
      value={value ?? first ?? ''}
      options={Object.entries<BilingualText>(labels).map(([one, words]) => ({ value: one, label: t(words) }))}
      onChange={(chosen) => onChange(chosen === first ? null : chosen)}
    />
  );
}
