import { useGetIdentity } from '@refinedev/core';
import type { Viewer } from '../providers/auth.ts';

/** Whether the reader has one of these roles: what is drawn for them. What they may do is the API's to say. */
export function useHasRole(role: string): boolean {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  return viewer?.roles.includes(role) ?? false;
}
