import { fieldIds, fieldRow } from '@beian/domain/filing';

/** The input objects, by the path that the ids of their fields begin with. The two principals have the same fields. */
export const contentTypes: Readonly<Record<string, { readonly name: string; readonly description: string }>> = {
  '': { name: 'OrderContentInput', description: 'New values of an order’s fields, by the part of the filing.' },
  subject: { name: 'SubjectInput', description: 'New values of the subject 主体.' },
  'subject.principal': { name: 'PrincipalInput', description: 'New values of a principal 负责人.' },
  website: { name: 'WebsiteInput', description: 'New values of the website 网站.' },
  'website.principal': { name: 'PrincipalInput', description: 'New values of a principal 负责人.' },
  app: { name: 'AppInput', description: 'New values of what an app APP has beside a website.' },
  access: { name: 'AccessInput', description: 'New values of the access 接入.' },
  cancellation: { name: 'CancellationInput', description: 'What a cancellation 注销 states.' },
};

/** `website.principal.mobile` stands in `website.principal` under the name `mobile`. */
export const placeOf = (id: string) => {
  const at = id.lastIndexOf('.');
  return { parent: at < 0 ? '' : id.slice(0, at), name: id.slice(at + 1) };
};

/** Bounds of these inputs, by coordinate; the event checks what its fields take. */
export const contentBounds: Readonly<Record<string, { readonly length: number; readonly items?: number }>> =
  Object.fromEntries(
    fieldIds.map((id) => {
      const { parent, name } = placeOf(id);
      const isList = fieldRow(id).shape === 'list';
      return [`${contentTypes[parent]?.name}.${name}`, isList ? { length: 4096, items: 256 } : { length: 4096 }];
    }),
  );
