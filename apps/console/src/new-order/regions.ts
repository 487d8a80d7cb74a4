import type { FieldId } from '@beian/domain/filing';
import { useQuery } from '@tanstack/react-query';
import { request } from '../providers/client.ts';
import { regionsDocument } from '../rules/documents.ts';

type Options = { value: string; label: string }[];

/** The cities of a province or the counties of a city; none while they load, or without a parent. */
export function useRegions(parent: string | null): Options {
  const { data } = useQuery({
    queryKey: ['regions', parent],
    queryFn: async ({ signal }) => (await request(regionsDocument, { parent: parent ?? '' }, signal)).regions,
    enabled: parent !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (data ?? []).map(({ code, name }) => ({ value: code, label: name }));
}

/** A field that is chosen by region: the city in the province, the county in the city. */
export const isRegionField = (field: FieldId): boolean => field === 'subject.city' || field === 'subject.county';

/** Where a registered region lies by its code. */
export const parentOfRegion = (code: string): string =>
  code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
