import type { Permission } from '@beian/domain';
import { useGetIdentity } from '@refinedev/core';
import type { Viewer } from '../providers/auth.ts';

/** Whether the reader may do something by their roles, as the API says: what is drawn for them. */
export function useHasPermission(): (permission: Permission) => boolean {
  const { data: viewer } = useGetIdentity<Viewer | null>();
  return (permission) => viewer?.permissions.includes(permission) ?? false;
}
