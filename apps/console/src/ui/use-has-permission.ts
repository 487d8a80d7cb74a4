import type { Permission } from '@beian/domain/order';
import { useGetIdentity } from '@refinedev/core';
import type { Viewer } from '../generated/viewer.ts';

/** Whether the viewer's roles permit something, as returned by the API. Only for display. */
export function useHasPermission(): (permission: Permission) => boolean {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  return (permission) => viewer?.permissions.includes(permission) ?? false;
}
