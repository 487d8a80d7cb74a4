import type { BilingualText } from '@beian/domain/text';
import type { ReactNode } from 'react';
import { t } from '../app/providers/i18n.ts';
import { FilterTabs } from './list-filters.tsx';
import { useUrl } from './use-url.ts';

/** A choice that is kept in the URL, and its tabs; the first one stands for a URL without it. */
export function useUrlTabs<V extends string>(
  name: string,
  label: BilingualText,
  labels: Readonly<Record<V, BilingualText>>,
): [V, ReactNode] {
  const { params, change } = useUrl();
  const values = Object.keys(labels) as [V, ...V[]];
  const value = values.find((one) => one === params.get(name)) ?? values[0];
  const choose = (chosen: string | null) => change({ [name]: chosen });
  return [value, <FilterTabs key={name} label={t(label)} labels={labels} value={value} onChange={choose} />];
}
