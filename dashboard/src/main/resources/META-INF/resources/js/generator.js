// The slider of a generator says where it stands; the server answers.
const slider = document.getElementById("at-most");
slider?.addEventListener("input", () => {
  document.getElementById("at-most-said").value = slider.value;
});
