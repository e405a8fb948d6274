package dev.espalier.data.shape;

/** How far a point of the plane is outside a figure; negative inside. */
interface Distance {

    double at(double x, double y);

    static Distance disc(double radius) {
        return (x, y) -> Math.sqrt(x * x + y * y) - radius;
    }

    static Distance moved(Distance figure, double right, double down) {
        return (x, y) -> figure.at(x - right, y - down);
    }

    static Distance not(Distance figure) {
        return (x, y) -> -figure.at(x, y);
    }

    static Distance both(Distance one, Distance other) {
        return (x, y) -> Math.max(one.at(x, y), other.at(x, y));
    }
}
