/** Shared classes of popovers, menus and dialogs. */
export const floatingClasses =
  'z-50 rounded-lg border border-border bg-raised text-text shadow-float outline-none data-[state=open]:animate-enter data-[state=closed]:animate-leave';
