export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="8" class="brand-ground" />
        <path d="M6 12.5h12.5a3.6 3.6 0 1 0-3.4-4.8M6 17.5h17a3.4 3.4 0 1 1-3.2 4.5M6 22.5h8.5a2.6 2.6 0 1 1-2.4 3.5" class="brand-wind" />
      </svg>
      Gust
    </span>
  );
}
