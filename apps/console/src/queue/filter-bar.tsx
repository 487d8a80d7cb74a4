import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { allowedSorts, type BarOrderFilter, orderFilters, sortOrderOf } from '@beian/domain/order';
import { textLengths } from '@beian/domain/text';
import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { t } from '../app/providers/i18n.ts';
import { orderTexts } from '../order/texts.ts';
import { useColleagues } from '../order/use-colleagues.ts';
import { FilterSelect } from '../ui/filter-select.tsx';
import { useIsNarrow } from '../ui/hooks.ts';
import { commonTexts } from '../ui/texts.ts';
import { barNames, isFiltered, type QueueView, sorts, unfiltered, type ViewChange } from './filters.ts';
import styles from './queue.module.css';
import { queueTexts, sortTexts } from './texts.ts';

/** Delay after the last keystroke, ms. */
const pause = 300;

/** The default sort order of a stage is not part of the link. */
function sortOf(value: string, view: QueueView): Pick<QueueView, 'sort' | 'descending'> {
  const usual = sortOrderOf(view);
  const descending = value.endsWith('.down');
  const sort = sorts.find((one) => value.startsWith(`${one}.`)) ?? usual.sort;
  return sort === usual.sort && descending === usual.descending
    ? { sort: null, descending: false }
    : { sort, descending };
}

/** A set filter is tinted, an empty one is plain. On a phone the filters open by a button that says how many are set. */
export function FilterBar({ view, onChange }: { view: QueueView; onChange: (change: ViewChange) => void }) {
  const narrow = useIsNarrow();
  const [open, setOpen] = useState(false);
  const set = barNames.filter((name) => view[name] !== null).length;
  const [find, setFind] = useState(view.search ?? '');
  useEffect(() => setFind(view.search ?? ''), [view.search]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const { data: colleagues = [] } = useColleagues();
  const now = sortOrderOf(view, view.sort, view.descending);
  const peopleFor = (chosen: string | null, nobody: string) => [
    { value: 'ME', label: t(orderTexts.mine) },
    { value: 'NOBODY', label: nobody },
    ...colleagues.map((one) => ({ value: one.id, label: one.name })),
    // A link may name a person who is no longer on the staff.
    ...(chosen === null || ['ME', 'NOBODY', ...colleagues.map((one) => one.id)].includes(chosen)
      ? []
      : [{ value: chosen, label: t(queueTexts.holderGone) }]),
  ];
  const optionsOf = (name: BarOrderFilter): { value: string; label: string }[] => {
    if (name === 'assignee') return peopleFor(view.assignee, t(orderTexts.unassigned));
    if (name === 'holder') return peopleFor(view.holder, t(queueTexts.nobody));
    return Object.entries(orderFilters[name].labels).map(([value, label]) => ({ value, label: t(label) }));
  };
  const search = (text: string) => {
    clearTimeout(timer.current);
    const next = text.trim() || null;
    if (next !== view.search) onChange({ search: next });
  };
  return (
    <search className={styles.filters} aria-label={t(commonTexts.filters)}>
      <Input
        className={styles.find}
        type="search"
        maxLength={textLengths.search}
        value={find}
        allowClear
        aria-label={t(queueTexts.find)}
        placeholder={t(queueTexts.find)}
        prefix={<SearchOutlined aria-hidden />}
        onChange={(event) => {
          const text = event.target.value;
          setFind(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => search(text), pause);
        }}
        onPressEnter={() => search(find)}
      />
      {narrow ? (
        <Button
          icon={<FilterOutlined aria-hidden />}
          className={set === 0 ? undefined : styles.setButton}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {set === 0 ? t(commonTexts.filters) : `${t(commonTexts.filters)} ${set}`}
        </Button>
      ) : null}
      {narrow && !open ? null : (
        <>
          {barNames.map((name) => (
            <FilterSelect
              key={name}
              className={`${styles.filter} ${view[name] === null ? '' : styles.set}`}
              label={t(orderFilters[name].label)}
              value={view[name]}
              options={optionsOf(name)}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
          <Select<string>
            className={`${styles.sorter} ${view.sort === null ? '' : styles.set}`}
            aria-label={t(queueTexts.sort)}
            value={`${now.sort}.${now.descending ? 'down' : 'up'}`}
            popupMatchSelectWidth={220}
            options={allowedSorts(view).flatMap((sort) =>
              (['up', 'down'] as const).map((way) => ({ value: `${sort}.${way}`, label: t(sortTexts[sort][way]) })),
            )}
            onChange={(value) => onChange(sortOf(value, view))}
          />
        </>
      )}
      {isFiltered(view) ? (
        <Button type="link" size="small" onClick={() => onChange(unfiltered)}>
          {t(commonTexts.clear)}
        </Button>
      ) : null}
    </search>
  );
}
